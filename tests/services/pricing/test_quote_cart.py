import uuid
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput, NotFound
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Stone
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.errors import DiscountNotAllowed, NotPriced, RateMissing, RateStale
from tenant_apps.pricing.models import BoardRate, PricingSettings, Quote
from tenant_apps.pricing.services.quote_cart import quote_cart
from tests.plugins.tenants import AddStaff
from tests.services.pricing.conftest import MakeItem

D = Decimal


def quote(actor: User, branch: Branch, *lines: CartLine, now: datetime) -> Quote:
    return quote_cart(actor=actor, branch_id=branch.pk, customer_id=None, lines=lines, now=now)


def test_a_ring_is_quoted_as_the_custom_of_the_country_says(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    ring = make_item()

    made = quote(owner, branch, CartLine(item_id=ring.pk, quantity=D(1)), now=now)
    made.refresh_from_db()

    assert made.total == D("64443000")
    assert (made.subtotal, made.discount, made.tax, made.rounding) == (D(63130000), D(0), D(1313000), D(0))
    assert (made.rule_pack, made.rule_version, made.currency) == ("IR", "IR-2024-03-20", "IRR")
    assert made.expires_at == now + timedelta(minutes=10)
    assert not made.is_expired(now + timedelta(minutes=9, seconds=59))
    assert made.is_expired(now + timedelta(minutes=10))
    line = made.lines[0]
    assert (line["item_id"], line["sku"], line["quantity"]) == (str(ring.pk), "RING", "1")
    assert line["components"]["PROFIT"] == "4130000.00"
    assert line["total"] == "64443000.00"
    assert line["fine_weight"] == "7.50000"
    assert line["rate"]["amount"] == "6666666.666667"


def test_pieces_count_and_grams_are_priced_in_one_cart(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    ring = make_item()
    chain = make_item("CHAIN", tracking=Tracking.WEIGHT, gross_weight=D(0), net_weight=D(0), making_amount=D(0))
    box = make_item(
        "BOX",
        tracking=Tracking.QUANTITY,
        item_class=ItemClass.GOODS,
        metal="",
        fineness=None,
        gross_weight=D(0),
        net_weight=D(0),
        fixed_price=D(100000),
    )
    stone = make_item(
        "STONE", item_class=ItemClass.LOOSE_STONE, metal="", fineness=None, gross_weight=D(0), net_weight=D(0)
    )
    Stone.objects.create(item=stone, carat=D("0.31"), price=D(9000000))

    made = quote(
        owner,
        branch,
        CartLine(item_id=ring.pk, quantity=D(1)),
        CartLine(item_id=chain.pk, quantity=D("2.5000")),
        CartLine(item_id=box.pk, quantity=D(3)),
        CartLine(item_id=stone.pk, quantity=D(1)),
        now=now,
    )

    assert [line["total"] for line in made.lines] == ["64443000.00", "13462500.00", "330000.00", "9900000.00"]
    assert made.total == D(88135500)


def test_the_statements_do_not_grow_with_the_lines(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    lines = [CartLine(item_id=make_item(f"RING-{number}").pk, quantity=D(1)) for number in range(60)]

    with CaptureQueriesContext(
        connection,
    ) as few:
        quote(owner, branch, lines[0], now=now)
    with CaptureQueriesContext(connection) as many:
        quote(owner, branch, *lines, now=now)

    assert len(many) == len(few)


def test_the_shops_own_settings_come_before_the_countrys(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    board.profit_percents = {"ORNAMENT": "10"}
    board.tax_percents = {"VAT": "9"}
    board.total_step = D(1000)
    board.quote_minutes = 3
    board.revision = 2
    board.save()

    made = quote(owner, branch, CartLine(item_id=make_item().pk, quantity=D(1)), now=now)

    assert made.lines[0]["components"]["PROFIT"] == "5900000.00"
    assert made.tax == D("1341000.00")
    assert made.total == D(66241000)
    assert made.rule_version == "IR-2024-03-20+2"
    assert made.expires_at == now + timedelta(minutes=3)


@pytest.mark.parametrize(
    ("role", "allowed", "refused"),
    [(Role.CASHIER, "3156500", "3156500.01"), (Role.MANAGER, "12626000", "12626000.01")],
)
def test_a_discount_goes_as_far_as_the_role_may(
    staff: AddStaff,
    branch: Branch,
    board: PricingSettings,
    make_item: MakeItem,
    now: datetime,
    role: Role,
    allowed: str,
    refused: str,
) -> None:
    actor, ring = staff(role), make_item()

    made = quote(actor, branch, CartLine(item_id=ring.pk, quantity=D(1), discount=D(allowed)), now=now)
    assert made.discount == D(allowed)

    with pytest.raises(DiscountNotAllowed) as refusal:
        quote(actor, branch, CartLine(item_id=ring.pk, quantity=D(1), discount=D(refused)), now=now)
    assert refusal.value.field == "lines.0.discount"
    assert Quote.objects.count() == 1


def test_a_discount_beyond_the_line_is_refused_to_the_owner_too(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    ring = make_item()

    with pytest.raises(DiscountNotAllowed) as refusal:
        quote(owner, branch, CartLine(item_id=ring.pk, quantity=D(1), discount=D(63130001)), now=now)

    assert refusal.value.facts == {"allowed_percent": D(100)}
    assert not Quote.objects.exists()


def test_a_rate_older_than_the_shop_allows_stops_quoting(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    ring = make_item()
    BoardRate.objects.update(quoted_at=now - timedelta(minutes=24 * 60, seconds=1))

    with pytest.raises(RateStale) as refusal:
        quote(owner, branch, CartLine(item_id=ring.pk, quantity=D(1)), now=now)

    assert refusal.value.facts["metal"] == Metal.GOLD
    assert refusal.value.facts["max_age_minutes"] == 24 * 60
    assert not Quote.objects.exists()


def test_a_metal_without_a_rate_stops_quoting(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    bangle = make_item("SILVER", metal=Metal.SILVER, fineness=D(925))

    with pytest.raises(RateMissing) as refusal:
        quote(owner, branch, CartLine(item_id=bangle.pk, quantity=D(1)), now=now)

    assert refusal.value.facts == {"metal": "XAG"}
    assert not Quote.objects.exists()


def test_an_item_that_says_too_little_is_named(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    bare = make_item("BARE", gross_weight=D(0), net_weight=D(0))

    with pytest.raises(NotPriced) as refusal:
        quote(owner, branch, CartLine(item_id=bare.pk, quantity=D(1)), now=now)

    assert refusal.value.facts == {"sku": "BARE"}
    assert not Quote.objects.exists()


def test_an_item_whose_making_charge_eats_its_metal_is_named(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    absurd = make_item("ABSURD", making_method="PER_PIECE", making_amount=D(-60000000))

    with pytest.raises(NotPriced):
        quote(owner, branch, CartLine(item_id=absurd.pk, quantity=D(1)), now=now)

    assert not Quote.objects.exists()


@pytest.mark.parametrize("quantity", [D(0), D(-1), D("1.5"), D(2), D("NaN"), D("Infinity"), D("1e40")], ids=str)
def test_a_piece_is_sold_once_and_whole(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime, quantity: Decimal
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        quote(owner, branch, CartLine(item_id=make_item().pk, quantity=quantity), now=now)

    assert list(refusal.value.fields) == ["lines.0.quantity"]
    assert not Quote.objects.exists()


@pytest.mark.parametrize("discount", [D(-1), D("NaN"), D("1e40"), D("0.00001")], ids=str)
def test_a_discount_is_money(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime, discount: Decimal
) -> None:
    line = CartLine(item_id=make_item().pk, quantity=D(1), discount=discount)

    with pytest.raises(InvalidInput) as refusal:
        quote(owner, branch, line, now=now)

    assert list(refusal.value.fields) == ["lines.0.discount"]
    assert not Quote.objects.exists()


def test_a_cart_has_lines_and_not_too_many(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    line = CartLine(item_id=make_item().pk, quantity=D(1))

    for lines in ([], [line] * 501):
        with pytest.raises(InvalidInput):
            quote(owner, branch, *lines, now=now)

    assert not Quote.objects.exists()


def test_a_cart_that_no_column_holds_is_refused(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    palace = make_item("PALACE", metal="", fineness=None, gross_weight=D(0), net_weight=D(0), fixed_price=D(9 * 10**15))
    line = CartLine(item_id=palace.pk, quantity=D(1))

    with pytest.raises(InvalidInput) as refusal:
        quote(owner, branch, line, line, now=now)

    assert list(refusal.value.fields) == ["lines"]
    assert not Quote.objects.exists()


def test_unknown_things_are_not_found(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    ring, retired = make_item(), make_item("OLD", is_active=False)
    line = CartLine(item_id=ring.pk, quantity=D(1))

    with pytest.raises(NotFound) as refusal:
        quote_cart(actor=owner, branch_id=uuid.uuid4(), customer_id=None, lines=[line], now=now)
    assert refusal.value.field == "branch_id"
    with pytest.raises(NotFound) as refusal:
        quote(owner, branch, line, CartLine(item_id=retired.pk, quantity=D(1)), now=now)
    assert refusal.value.field == "lines.1.item_id"
    assert not Quote.objects.exists()


def test_who_works_in_another_branch_does_not_quote_here(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    line = CartLine(item_id=make_item().pk, quantity=D(1))
    Branch.objects.create(code="NORTH", name="North").staff.add(owner)

    with pytest.raises(NotFound) as refusal:
        quote(owner, branch, line, now=now)

    assert refusal.value.field == "branch_id"
    assert not Quote.objects.exists()
