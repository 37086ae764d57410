"""Sales in the books, in money and in metal."""

from decimal import Decimal
from typing import Any

from tenant_apps.catalog.choices import Tracking
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.sales.choices import SaleKind, SaleSource
from tenant_apps.sales.models import Sale
from tests.books import entries_of, out_of_balance, posted
from tests.counter import NOW, RING_TOTAL, Counter, card, cash

D = Decimal


def test_a_sale_posts_its_money_and_its_metal(counter: Counter) -> None:
    """LG-1."""
    sale = counter.pay(counter.quote(counter.stock(unit_cost=6_000_000)), card(60_000_000), cash(5_000_000))

    assert posted(sale.pk) == {
        ("PAYMENT_CARD", "IRR"): D(60_000_000),
        ("PAYMENT_CASH", "IRR"): D(4_443_000),
        ("METAL_VALUE", "IRR"): D(-50_000_000),
        ("MAKING", "IRR"): D(-9_000_000),
        ("PROFIT", "IRR"): D(-4_130_000),
        ("TAX", "IRR"): D(-1_313_000),
        ("COST_OF_GOODS", "IRR"): D(6_000_000),
        ("INVENTORY", "IRR"): D(-6_000_000),
        ("METAL_TRADING", "XAU"): D("7.5"),
        ("METAL_STOCK", "XAU"): D("-7.5"),
    }
    entry = JournalEntry.objects.get()
    assert (entry.event, entry.branch, entry.posted_on) == ("SALE", counter.branch, sale.business_day)


def test_discount_and_rounding_have_their_own_lines(counter: Counter) -> None:
    rings = [counter.stock("A", making_amount=D("17.3331")), counter.stock("B", making_amount=D("17.3331"))]

    sale = counter.pay(counter.quote(*rings, discount=1_000_000))

    lines = posted(sale.pk)
    assert lines["DISCOUNT", "IRR"] == 2_000_000
    assert lines["ROUNDING", "IRR"] == -sale.rounding != 0
    assert out_of_balance() == {}


def test_a_line_knows_what_it_cost_and_what_the_stock_gave(counter: Counter) -> None:
    ring = counter.stock(quantity=3, unit_cost=6_000_000)

    line = counter.sell(ring, quantity=2).lines.get()

    assert (line.cost, line.stock_fine_weight) == (D(12_000_000), D(15))


def test_goods_without_metal_post_money_alone(counter: Counter) -> None:
    no_metal: dict[str, Any] = {"metal": "", "fineness": None, "gross_weight": 0, "net_weight": 0}
    box = counter.stock("BOX", **no_metal, fixed_price=D(500_000), unit_cost=200_000)

    sale = counter.sell(box)

    assert {commodity for _part, commodity in posted(sale.pk)} == {"IRR"}
    assert posted(sale.pk)["FIXED_PRICE", "IRR"] == -500_000
    assert posted(sale.pk)["COST_OF_GOODS", "IRR"] == 200_000


def test_a_refund_turns_all_of_it_round(counter: Counter) -> None:
    sale = counter.pay(counter.quote(counter.stock(unit_cost=6_000_000)), card(60_000_000), cash(5_000_000))

    back = counter.take_back(sale)

    assert posted(back.pk) == {key: -amount for key, amount in posted(sale.pk).items()}
    assert JournalEntry.objects.get(source_id=back.pk).event == "RETURN"


def test_a_chain_leaves_at_the_average_of_its_stock(counter: Counter) -> None:
    chain = counter.stock("CHAIN", D("20.5"), tracking=Tracking.WEIGHT, gross_weight=0, net_weight=0, unit_cost=30_000)

    sale = counter.sell(chain, quantity=D("4.25"))

    assert posted(sale.pk)["METAL_STOCK", "XAU"] == D("-3.1875")
    assert posted(sale.pk)["INVENTORY", "IRR"] == D("-127500")


def test_imported_history_posts_nothing(counter: Counter) -> None:
    sums = {"subtotal": 10, "discount": 0, "tax": 0, "rounding": 0, "total": 10}
    imported = Sale.objects.create(
        branch=counter.branch, number="1", kind=SaleKind.SALE, source=SaleSource.IMPORT, currency="IRR", sold_at=NOW,
        business_day=NOW.date(), **sums,
    )  # fmt: skip

    assert entries_of(imported) == 0


def test_a_sale_at_an_open_drawer_is_in_the_drawer(counter: Counter) -> None:
    shift = counter.open_drawer()
    sale = counter.pay(counter.quote(counter.stock()), card(60_000_000), cash(5_000_000))
    back = counter.take_back(sale)

    entries = shift.entries.filter(kind__in=["SALE", "RETURN"]).order_by("-kind", "method")
    assert [(entry.source_id, entry.kind, entry.method, entry.amount) for entry in entries] == [
        (sale.pk, "SALE", "CARD", D(60_000_000)),
        (sale.pk, "SALE", "CASH", D(4_443_000)),
        (back.pk, "RETURN", "CARD", D(-60_000_000)),
        (back.pk, "RETURN", "CASH", D(-4_443_000)),
    ]
    assert sale.total == RING_TOTAL
