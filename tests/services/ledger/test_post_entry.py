"""Posting, the four entries of the domain's book-keeping included."""

import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.errors import PeriodClosed, Unbalanced
from tenant_apps.ledger.models import JournalEntry, JournalLine, MonthlyBalance, PeriodLock, PostingRule
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tests.ledger import DAY, account, gold, kept_balances, lines_of, money, post, posted, summed_balances


def test_lg_1_a_sale_earns_money_and_gives_gold(shop: Tenant) -> None:
    entry_id = post(
        money(PartCode.PAYMENT_CASH, 64_443_000),
        money(PartCode.METAL_VALUE, -50_000_000),
        money(PartCode.MAKING, -9_000_000),
        money(PartCode.PROFIT, -4_130_000),
        money(PartCode.TAX, -1_313_000),
        gold(PartCode.METAL_TRADING, "7.5"),
        gold(PartCode.METAL_STOCK, "-7.5"),
    )

    assert lines_of(entry_id) == [
        posted(Use.CASH, "IRR", 64_443_000),
        posted(Use.METAL_TRADING, "IRR", -50_000_000),
        posted(Use.MAKING, "IRR", -9_000_000),
        posted(Use.PROFIT, "IRR", -4_130_000),
        posted(Use.SALES_TAX, "IRR", -1_313_000),
        posted(Use.METAL_TRADING, "XAU", "7.5"),
        posted(Use.METAL_STOCK, "XAU", "-7.5"),
    ]
    connection.check_constraints()


def test_lg_2_old_gold_is_bought_for_cash(shop: Tenant) -> None:
    scrap = Part(
        code=PartCode.SCRAP_STOCK,
        commodity="XAU",
        amount=Decimal("8.88"),
        gross_weight=Decimal(12),
        fineness=Decimal(740),
    )

    entry_id = post(
        scrap,
        gold(PartCode.METAL_TRADING, "-8.88"),
        money(PartCode.METAL_BOUGHT, 59_200_000),
        money(PartCode.CASH, -59_200_000),
        event=PostingEvent.BUY_BACK,
    )

    assert lines_of(entry_id) == [
        posted(Use.SCRAP_STOCK, "XAU", "8.88"),
        posted(Use.METAL_TRADING, "XAU", "-8.88"),
        posted(Use.METAL_TRADING, "IRR", 59_200_000),
        posted(Use.CASH, "IRR", -59_200_000),
    ]
    line = JournalLine.objects.get(entry=entry_id, part=PartCode.SCRAP_STOCK)
    assert (line.gross_weight, line.fineness) == (12, 740)


def test_lg_3_refining_loses_what_the_assay_does_not_find(shop: Tenant) -> None:
    entry_id = post(
        gold(PartCode.METAL_STOCK, "8.80"),
        gold(PartCode.METAL_LOSS, "0.08"),
        gold(PartCode.SCRAP_STOCK, "-8.88"),
        event=PostingEvent.WORKSHOP,
    )

    assert lines_of(entry_id) == [
        posted(Use.METAL_STOCK, "XAU", "8.80"),
        posted(Use.METAL_LOSS, "XAU", "0.08"),
        posted(Use.SCRAP_STOCK, "XAU", "-8.88"),
    ]


def test_lg_4_a_goldsmith_gives_back_pieces_and_filings_and_may_lose_a_little(shop: Tenant) -> None:
    given = post(gold(PartCode.GOLDSMITH, "37.5"), gold(PartCode.METAL_STOCK, "-37.5"), event=PostingEvent.WORKSHOP)
    returned = post(
        gold(PartCode.METAL_STOCK, "36.675"),
        gold(PartCode.FILINGS, "0.45"),
        gold(PartCode.METAL_LOSS, "0.375"),
        gold(PartCode.GOLDSMITH, "-37.5"),
        event=PostingEvent.WORKSHOP,
    )

    assert lines_of(given) == [posted(Use.GOLDSMITHS, "XAU", "37.5"), posted(Use.METAL_STOCK, "XAU", "-37.5")]
    assert lines_of(returned) == [
        posted(Use.METAL_STOCK, "XAU", "36.675"),
        posted(Use.FILINGS, "XAU", "0.45"),
        posted(Use.METAL_LOSS, "XAU", "0.375"),
        posted(Use.GOLDSMITHS, "XAU", "-37.5"),
    ]


def test_parts_of_one_kind_become_one_line_and_zeros_none(shop: Tenant) -> None:
    customer_id = uuid.uuid4()

    entry_id = post(
        money(PartCode.PAYMENT_CASH, 30),
        money(PartCode.PAYMENT_CASH, 20),
        money(PartCode.PAYMENT_ON_ACCOUNT, 10, customer_id=customer_id),
        money(PartCode.MAKING, -60),
        money(PartCode.TAX, 0),
        money(PartCode.ROUNDING, 5),
        money(PartCode.ROUNDING, -5),
    )

    assert lines_of(entry_id) == [
        posted(Use.CASH, "IRR", 50),
        posted(Use.RECEIVABLES, "IRR", 10),
        posted(Use.MAKING, "IRR", -60),
    ]
    assert JournalLine.objects.get(entry=entry_id, amount=10).customer_id == customer_id


def test_metal_of_two_finenesses_stays_apart_and_adds_up_its_weight(shop: Tenant) -> None:
    def piece(grams: int, fineness: int) -> Part:
        fine = Decimal(grams * fineness) / 1000
        return Part(
            code=PartCode.METAL_STOCK,
            commodity="XAU",
            amount=-fine,
            gross_weight=Decimal(-grams),
            fineness=Decimal(fineness),
        )

    entry_id = post(piece(10, 750), piece(4, 875), piece(2, 750), gold(PartCode.METAL_TRADING, "12.5"))

    stock = JournalLine.objects.filter(entry=entry_id, part=PartCode.METAL_STOCK).order_by("position")
    assert list(stock.values_list("fineness", "gross_weight", "amount")) == [(750, -12, -9), (875, -4, Decimal("-3.5"))]


def test_nothing_but_zeros_posts_nothing(shop: Tenant) -> None:
    posted_nothing = post_entry(
        event=PostingEvent.SALE,
        source_id=uuid.uuid4(),
        branch_id=Branch.objects.get().pk,
        posted_on=DAY,
        actor_id=None,
        parts=[money(PartCode.PAYMENT_CASH, 5), money(PartCode.PAYMENT_CASH, -5)],
    )

    assert posted_nothing is None
    assert not JournalEntry.objects.exists()


def test_parts_that_do_not_balance_are_refused_by_commodity(shop: Tenant) -> None:
    with pytest.raises(Unbalanced) as refusal:
        post(
            money(PartCode.PAYMENT_CASH, 100),
            money(PartCode.MAKING, "-99.5"),
            gold(PartCode.METAL_STOCK, -1),
            gold(PartCode.METAL_TRADING, 1),
        )

    assert refusal.value.facts == {"differences": {"IRR": Decimal("0.5")}}
    assert refusal.value.message == "Debits and credits differ: 0.5 IRR."
    assert not JournalEntry.objects.exists()


def test_an_amount_finer_than_the_books_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="more decimals"):
        gold(PartCode.METAL_STOCK, "0.123456789")


def test_a_closed_day_is_refused(shop: Tenant) -> None:
    PeriodLock.objects.create(closed_through=DAY, changed_at=timezone.now(), changed_by=uuid.uuid4())

    with pytest.raises(PeriodClosed) as refusal:
        post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1))

    assert refusal.value.facts == {"posted_on": DAY}
    assert not JournalEntry.objects.exists()
    assert not MonthlyBalance.objects.exists()


def test_one_source_is_posted_once(shop: Tenant) -> None:
    source_id = uuid.uuid4()
    post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1), source_id=source_id)

    with pytest.raises(IntegrityError, match="journal_entry_is_one_per_source"), transaction.atomic():
        post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1), source_id=source_id)

    assert JournalEntry.objects.count() == 1


def test_an_events_own_rule_goes_before_the_general_one(shop: Tenant) -> None:
    PostingRule.objects.create(event=PostingEvent.BUY_BACK, part=PartCode.CASH, account=account(Use.BANK))
    parts = [money(PartCode.METAL_BOUGHT, 5), money(PartCode.CASH, -5)]

    bought = post(*parts, event=PostingEvent.BUY_BACK)
    moved = post(*parts, event=PostingEvent.CASH_MOVEMENT)

    assert lines_of(bought)[1] == posted(Use.BANK, "IRR", -5)
    assert lines_of(moved)[1] == posted(Use.CASH, "IRR", -5)


def test_a_shop_from_before_the_books_gets_them_with_its_first_posting(shop: Tenant) -> None:
    PostingRule.objects.all().delete()

    entry_id = post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1))

    assert lines_of(entry_id) == [posted(Use.CASH, "IRR", 1), posted(Use.MAKING, "IRR", -1)]


@pytest.mark.parametrize("customers", [1, 60])
def test_posting_takes_three_statements_however_many_lines(shop: Tenant, customers: int) -> None:
    parts = [money(PartCode.PAYMENT_ON_ACCOUNT, 1, customer_id=uuid.uuid4()) for _ in range(customers)]

    with CaptureQueriesContext(connection) as queries:
        post_entry(
            event=PostingEvent.SALE,
            source_id=uuid.uuid4(),
            branch_id=uuid.uuid4(),
            posted_on=DAY,
            actor_id=None,
            parts=[*parts, money(PartCode.MAKING, -customers)],
        )

    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 3
    transaction.set_rollback(True)


CODES = st.sampled_from([code for code in PartCode if code not in (PartCode.MANUAL, PartCode.YEAR_CLOSE)])
AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=4)
PARTS = st.lists(st.tuples(CODES, st.sampled_from(["IRR", "USD", "XAU"]), AMOUNTS), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(st.tuples(PARTS, st.dates(DAY.replace(year=2024), DAY)), min_size=1, max_size=4))
def test_the_months_balances_are_the_sums_of_the_lines(books: Branch, entries: list) -> None:  # type: ignore[type-arg]
    with transaction.atomic():
        for parts, on in entries:
            balanced = [Part(code=code, commodity=commodity, amount=amount) for code, commodity, amount in parts]
            balanced += [
                Part(code=PartCode.OPENING_EQUITY, commodity=part.commodity, amount=-part.amount) for part in balanced
            ]
            post_entry(
                event=PostingEvent.SALE,
                source_id=uuid.uuid4(),
                branch_id=books.pk,
                posted_on=on,
                actor_id=None,
                parts=balanced,
            )
        connection.check_constraints()

        assert kept_balances() == summed_balances()
        transaction.set_rollback(True)
