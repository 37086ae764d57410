"""A count from its beginning to the books."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_category import create_category
from tenant_apps.counts.choices import CountScope, CountStatus, Scanned
from tenant_apps.counts.errors import CountMovedOn, RecountNeeded
from tenant_apps.counts.found import LineDecision
from tenant_apps.counts.models import StockCountLine
from tenant_apps.counts.selectors.count_progress import CountProgress, count_progress
from tenant_apps.counts.selectors.count_totals import count_totals
from tenant_apps.counts.selectors.items_of_codes import items_of_codes
from tenant_apps.counts.services.cancel_count import cancel_count
from tenant_apps.counts.services.undo_scan import undo_scan
from tenant_apps.labels.epc import Sgtin, TradeItem
from tenant_apps.labels.models import LabelSettings
from tenant_apps.labels.services.give_serials import give_serials
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.services.adjust_stock import adjust_stock
from tenant_apps.stock.services.move_stock import move_stock
from tests.counting import approve, enter, finish, kinds, recount, scan, start
from tests.factories.catalog import NOW, add_item
from tests.plugins.tenants import AddStaff

D = Decimal


@pytest.fixture
def goods(owner: User) -> None:
    """Two rings, ten coins and a hundred grams of chain on the first branch's shelf; a ring that was sold."""
    for sku in ("R1", "R2"):
        add_item(owner, sku=sku, stock=1, unit_cost=D(5))
    add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=10, gross_weight=D(8), fineness=D(900))
    add_item(owner, sku="CHAIN", tracking=Tracking.WEIGHT, stock=100, gross_weight=D(0))
    add_item(owner, sku="SOLD", barcode="4006381333931", stock=0)


def shelf() -> dict[str, Decimal]:
    levels = Level.objects.on_shelf().filter(branch__is_default=True).order_by("item__sku")
    return dict(levels.values_list("item__sku", "quantity"))


def adjust(owner: User, branch: Branch, sku: str, quantity: int | str) -> None:
    item_id = Level.objects.filter(item__sku=sku).values_list("item_id", flat=True)[0]
    adjust_stock(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        item_id=item_id,
        branch_id=branch.pk,
        quantity=D(quantity),
        reason="Moved",
        now=NOW,
    )


@pytest.mark.usefixtures("goods")
def test_what_is_counted_becomes_what_the_books_hold(owner: User, branch: Branch) -> None:
    count = start(owner, branch, weight_tolerance=D("0.05"))
    enter(owner, count, {"R1": 1, "COIN": 12, "CHAIN": "99.9", "۴۰۰۶۳۸۱۳۳۳۹۳۱": 1, "WHAT": 2})
    finish(owner, count)

    assert kinds(count) == {
        "R1": "AGREED",
        "R2": "SHORT",
        "COIN": "OVER",
        "CHAIN": "SHORT",
        "SOLD": "NOT_IN_STOCK",
        "WHAT": "UNKNOWN_CODE",
    }
    approve(owner, count)

    assert shelf() == {"CHAIN": D("99.9"), "COIN": 12, "R1": 1, "R2": 0, "SOLD": 1}
    movements = Movement.objects.filter(kind=MovementKind.COUNT)
    assert {(row.reference_id, row.reason) for row in movements} == {(count.pk, "Yearly count")}
    entry = JournalEntry.objects.get(event=PostingEvent.STOCK_COUNT)
    assert (entry.source_id, entry.note) == (count.pk, "November")
    assert not [row for row in stock_in_books() if row.difference]
    posted = StockCountLine.objects.filter(count=count, posted_cost__isnull=False)
    assert {(line.item.sku, line.posted_fine_weight, line.posted_cost) for line in posted if line.item} == {
        (row.item.sku, row.fine_weight, row.cost) for row in movements
    }


@pytest.mark.usefixtures("goods")
def test_the_shop_goes_on_selling(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    enter(owner, count, {"R1": 1, "R2": 1, "COIN": 9, "CHAIN": 100})
    adjust(owner, branch, "COIN", -3)
    adjust(owner, branch, "R1", -1)
    finish(owner, count)
    adjust(owner, branch, "COIN", 1)

    approve(owner, count)

    assert shelf() == {"CHAIN": 100, "COIN": 10 - 1 - 3 + 1, "R1": 0, "R2": 1}


@pytest.mark.usefixtures("goods")
def test_what_was_sold_before_anybody_looked_is_not_missing(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    adjust(owner, branch, "R2", -1)
    enter(owner, count, {"R1": 1, "COIN": 10})
    finish(owner, count)

    assert kinds(count) == {"R1": "AGREED", "COIN": "AGREED", "CHAIN": "SHORT"}


@pytest.mark.usefixtures("goods")
def test_what_came_while_it_went_on_is_not_missing(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    later = NOW + timedelta(minutes=1)
    coming = Item.objects.filter(sku__in=["SOLD", "CHAIN"])
    moves = [StockMove(item_id=item.pk, branch_id=branch.pk, quantity=D(1)) for item in coming]
    move_stock(moves=moves, kind=MovementKind.PURCHASE, moved_at=later)
    finish(owner, count)

    assert kinds(count) == {"R1": "SHORT", "R2": "SHORT", "COIN": "SHORT", "CHAIN": "SHORT"}
    with pytest.raises(RecountNeeded) as refusal:
        approve(owner, count)
    assert refusal.value.facts == {"skus": ["CHAIN"]}
    recount(owner, count, {"CHAIN": 1})
    approve(owner, count)
    assert shelf() == {"CHAIN": 1, "COIN": 0, "R1": 0, "R2": 0, "SOLD": 1}


@pytest.mark.usefixtures("goods")
def test_what_came_to_a_tray_while_it_was_counted_is_not_missing(owner: User, branch: Branch) -> None:
    count = start(owner, branch, scope=CountScope.TRAY, codes=["SOLD", "CHAIN", "R1"])
    coming = Item.objects.filter(sku__in=["SOLD", "CHAIN"])
    moves = [StockMove(item_id=item.pk, branch_id=branch.pk, quantity=D(1)) for item in coming]
    move_stock(moves=moves, kind=MovementKind.PURCHASE, moved_at=NOW + timedelta(minutes=1))
    finish(owner, count)

    assert kinds(count) == {"SOLD": "AGREED", "CHAIN": "SHORT", "R1": "SHORT"}
    assert dict(count.lines.values_list("item__sku", "is_doubtful")) == {"SOLD": False, "CHAIN": True, "R1": False}


@pytest.mark.usefixtures("goods")
def test_a_piece_counts_once_and_the_second_is_told_by_whom(owner: User, branch: Branch, staff: AddStaff) -> None:
    cashier, count = staff(Role.CASHIER), start(owner, branch)

    outcomes = [scan(cashier, count, "R1"), scan(owner, count, "R1"), scan(cashier, count, "R1")]

    assert [one.outcome for one in outcomes] == [Scanned.COUNTED, Scanned.COUNTED_BEFORE, Scanned.COUNTED_BEFORE]
    assert {(one.line.counted, one.line.counted_by) for one in outcomes} == {(1, cashier.pk)}


@pytest.mark.usefixtures("goods")
def test_goods_by_count_add_up(owner: User, branch: Branch, staff: AddStaff) -> None:
    count = start(owner, branch)

    outcomes = [scan(one, count, "COIN", 4).outcome for one in (owner, staff(Role.CASHIER))]

    assert outcomes == [Scanned.COUNTED] * 2
    assert StockCountLine.objects.get(count=count).counted == 8


@pytest.mark.usefixtures("goods")
def test_a_repeated_scan_is_one_scan(owner: User, branch: Branch) -> None:
    count, key = start(owner, branch), uuid.uuid4()

    first, second = (scan(owner, count, "COIN", 4, key=key) for _ in range(2))

    assert (first.outcome, second.outcome) == (Scanned.COUNTED, Scanned.COUNTED)
    assert StockCountLine.objects.get(count=count).counted == 4
    with pytest.raises(IdempotencyKeyReused):
        scan(owner, count, "COIN", 5, key=key)


@pytest.mark.usefixtures("goods")
def test_a_scan_is_taken_back(owner: User, branch: Branch, staff: AddStaff) -> None:
    count = start(owner, branch, scope=CountScope.TRAY, codes=["R1", "COIN"])

    def undo(actor: User, line: StockCountLine, quantity: int) -> None:
        undo_scan(actor=actor, idempotency_key=uuid.uuid4(), count_id=count.pk, line_id=line.pk, quantity=D(quantity))

    ring, coins, other = (
        scan(owner, count, "R1").line,
        scan(owner, count, "COIN", 5).line,
        scan(owner, count, "R2").line,
    )
    with pytest.raises(InvalidInput):
        undo(staff(Role.CASHIER), ring, 1)
    with pytest.raises(InvalidInput):
        undo(owner, coins, 6)
    for line, quantity in ((ring, 1), (coins, 2), (other, 1)):
        undo(owner, line, quantity)
    with pytest.raises(NotFound):
        undo(owner, other, 1)

    assert kinds(count) == {"R1": "WAITING", "COIN": "SHORT"}
    assert scan(owner, count, "R1").outcome == Scanned.COUNTED
    assert StockCountLine.objects.get(pk=coins.pk).counted == 3


@pytest.mark.usefixtures("goods")
def test_a_tray_is_what_was_listed(owner: User, branch: Branch) -> None:
    with pytest.raises(InvalidInput) as refusal:
        start(owner, branch, scope=CountScope.TRAY, codes=["R1", "NOBODY"])
    assert refusal.value.fields.keys() == {"codes"}
    count = start(owner, branch, scope=CountScope.TRAY, codes=["R1", "CHAIN", "4006381333931"])
    enter(owner, count, {"R1": 1, "COIN": 2})
    assert count_progress(count) == CountProgress(expected=3, found=1)
    finish(owner, count)

    assert kinds(count) == {"R1": "AGREED", "CHAIN": "SHORT", "SOLD": "AGREED", "COIN": "OUT_OF_SCOPE"}
    approve(owner, count)
    assert shelf() == {"CHAIN": 0, "COIN": 10, "R1": 1, "R2": 1}


def test_a_category_has_all_below_it(owner: User, branch: Branch) -> None:
    rings = create_category(idempotency_key=uuid.uuid4(), name="Rings")
    wedding = create_category(idempotency_key=uuid.uuid4(), name="Wedding", parent_id=rings.pk)
    add_item(owner, sku="A", stock=1, category_id=rings.pk)
    add_item(owner, sku="B", stock=1, category_id=wedding.pk)
    add_item(owner, sku="C", stock=1, category_id=wedding.pk)
    add_item(owner, sku="D", stock=1)
    add_item(owner, sku="E", stock=1)
    count = start(owner, branch, scope=CountScope.CATEGORY, category_id=rings.pk)
    enter(owner, count, {"B": 1, "D": 1})
    progress = count_progress(count)
    finish(owner, count)

    assert kinds(count) == {"A": "SHORT", "B": "AGREED", "C": "SHORT", "D": "OUT_OF_SCOPE"}
    assert progress == CountProgress(expected=3, found=1)


def test_a_piece_of_another_branch_is_listed_and_stays_there(
    owner: User, branch: Branch, second_branch: Branch
) -> None:
    add_item(owner, sku="THEIRS", stock=1, branch_id=second_branch.pk)
    count = start(owner, branch)
    enter(owner, count, {"THEIRS": 1})
    finish(owner, count)
    approve(owner, count)

    assert kinds(count) == {"THEIRS": "ELSEWHERE"}
    assert not Movement.objects.filter(kind=MovementKind.COUNT).exists()
    assert list(Level.objects.filter(quantity=1).values_list("branch__code", flat=True)) == ["TWO"]


@pytest.mark.usefixtures("goods")
def test_a_found_piece_that_came_back_meanwhile_is_not_made_twice(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    enter(owner, count, {"SOLD": 1, "R1": 1, "R2": 1, "COIN": 10, "CHAIN": 100})
    finish(owner, count)
    sold = Item.objects.get(sku="SOLD")
    move_stock(
        moves=[StockMove(item_id=sold.pk, branch_id=branch.pk, quantity=D(1))], kind=MovementKind.REFUND, moved_at=NOW
    )

    approve(owner, count)

    assert shelf()["SOLD"] == 1
    assert not Movement.objects.filter(kind=MovementKind.COUNT).exists()


@pytest.mark.usefixtures("goods")
def test_what_moved_between_two_parts_of_it_is_counted_anew(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    enter(owner, count, {"COIN": 5, "R1": 1, "R2": 1, "CHAIN": 100})
    adjust(owner, branch, "COIN", -1)
    scan(owner, count, "COIN", 5)
    finish(owner, count)

    with pytest.raises(RecountNeeded) as refusal:
        approve(owner, count)
    assert refusal.value.facts == {"skus": ["COIN"]}
    recount(owner, count, {"COIN": 8})
    approve(owner, count)
    assert shelf()["COIN"] == 8


@pytest.mark.usefixtures("goods")
def test_a_missing_piece_that_was_sold_since_was_there(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    enter(owner, count, {"R1": 1, "COIN": 10, "CHAIN": 100})
    finish(owner, count)
    adjust(owner, branch, "R2", -1)

    with pytest.raises(OutOfStock) as refusal:
        approve(owner, count)
    assert refusal.value.facts == {"skus": ["R2"]}
    recount(owner, count, {"R2": 0})
    approve(owner, count)
    assert shelf() == {"CHAIN": 100, "COIN": 10, "R1": 1, "R2": 0}


@pytest.mark.usefixtures("goods")
def test_a_difference_may_be_left_and_each_has_its_reason(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    enter(owner, count, {"R1": 1, "COIN": 8, "CHAIN": 100})
    finish(owner, count)
    ring, coin = (StockCountLine.objects.get(count=count, item__sku=sku) for sku in ("R2", "COIN"))

    approve(owner, count, {ring.pk: LineDecision(is_left=True), coin.pk: LineDecision(reason="Given away")})

    assert shelf()["R2"] == 1
    assert [(row.quantity, row.reason) for row in Movement.objects.filter(kind=MovementKind.COUNT)] == [
        (-2, "Given away")
    ]


@pytest.mark.usefixtures("goods")
def test_totals_tell_kind_by_kind(owner: User, branch: Branch) -> None:
    count = start(owner, branch)
    enter(owner, count, {"R1": 1, "COIN": 12, "CHAIN": 99})
    finish(owner, count)
    before = count_totals(count)
    approve(owner, count)

    # A ring of 4.25 g and a gram of chain at 750 ‰ are missing, two coins of 8 g at 900 ‰ too many.
    short = (D("-5.25"), D("-3.9375"), D(-5))
    over = (D(16), D("14.4"), D(0))
    told = {total.kind: (total.grams, total.fine_weight, total.cost) for total in before}
    assert told == {"AGREED": (0, 0, 0), "SHORT": short, "OVER": over}
    assert count_totals(count) == before


@pytest.mark.usefixtures("goods")
def test_a_count_moves_only_forward(owner: User, branch: Branch) -> None:
    count = start(owner, branch)

    def cancel(reason: str) -> None:
        cancel_count(actor=owner, idempotency_key=uuid.uuid4(), count_id=count.pk, reason=reason, now=NOW)

    with pytest.raises(CountMovedOn):
        approve(owner, count)
    with pytest.raises(CountMovedOn):
        recount(owner, count, {"R1": 1})
    finish(owner, count)
    for too_late in (lambda: finish(owner, count), lambda: scan(owner, count, "R1")):
        with pytest.raises(CountMovedOn):
            too_late()
    with pytest.raises(InvalidInput):
        cancel(" ")
    cancel("Begun on the wrong day")
    with pytest.raises(CountMovedOn) as refusal:
        approve(owner, count)
    assert refusal.value.facts == {"status": "CANCELLED"}
    assert shelf() == {"CHAIN": 100, "COIN": 10, "R1": 1, "R2": 1}


@pytest.mark.parametrize(
    ("code", "quantity", "path"),
    [
        ("COIN", "1.5", "entries.0.quantity"),
        ("R1", "0.5", "entries.0.quantity"),
        ("CHAIN", "0.00001", "entries.0.quantity"),
        ("COIN", "0", "entries.0.quantity"),
        ("WHAT", "-1", "entries.0.quantity"),
        ("WHAT", "10000000", "entries.0.quantity"),
        (" ", "1", "entries.0.code"),
        ("x" * 61, "1", "entries.0.code"),
        ("a\x00b", "1", "entries.0.code"),
    ],
)
@pytest.mark.usefixtures("goods")
def test_what_cannot_be_counted_is_refused(owner: User, branch: Branch, code: str, quantity: str, path: str) -> None:
    count = start(owner, branch)
    with pytest.raises(InvalidInput) as refusal:
        scan(owner, count, code, quantity)
    assert list(refusal.value.fields) == [path]


@pytest.mark.usefixtures("goods")
def test_who_works_elsewhere_counts_nothing_here(
    owner: User, branch: Branch, second_branch: Branch, staff: AddStaff
) -> None:
    count, cashier = start(owner, branch), staff(Role.CASHIER)
    second_branch.staff.add(cashier)

    with pytest.raises(NotFound):
        scan(cashier, count, "R1")
    with pytest.raises(NotFound):
        start(cashier, branch)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE counts_stockcount SET status = 'OPEN', counted_at = NULL, closed_at = NULL",
        "UPDATE counts_stockcount SET title = 'Another'",
        "DELETE FROM counts_stockcount",
        "UPDATE counts_stockcountline SET counted = 7",
        "DELETE FROM counts_stockcountline",
        (
            "INSERT INTO counts_stockcountline (id, count_id, code, is_in_scope, is_elsewhere, is_doubtful, counted,"
            " expected, counted_at, recounts, reason)"
            " SELECT uuidv7(), id, 'X', false, false, false, 1, 0, now(), 0, '' FROM counts_stockcount"
        ),
    ],
)
@pytest.mark.usefixtures("goods")
def test_the_database_keeps_what_was_approved(owner: User, branch: Branch, statement: str) -> None:
    count = start(owner, branch)
    enter(owner, count, {"R1": 1})
    finish(owner, count)
    approve(owner, count)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    count.refresh_from_db()
    assert (count.status, count.title) == (CountStatus.APPROVED, "November")


def test_many_lines_cost_as_many_statements_as_few(owner: User, branch: Branch) -> None:
    def statements(size: int) -> list[int]:
        names = [f"{size}-{number}" for number in range(size)]
        for name in names:
            add_item(owner, sku=name, tracking=Tracking.QUANTITY, stock=5)
        count = start(owner, branch, scope=CountScope.TRAY, codes=names)
        steps: list[Callable[[], object]] = [
            lambda: enter(owner, count, {**dict.fromkeys(names[1:], 4), f"?{size}": 1}),
            lambda: scan(owner, count, names[1]),
            lambda: finish(owner, count),
            lambda: recount(owner, count, dict.fromkeys(names, 3)),
            lambda: count_totals(count),
            lambda: approve(owner, count),
        ]
        counts = []
        for step in steps:
            with CaptureQueriesContext(connection) as queries:
                step()
            counts.append(len(queries))
        return counts

    assert statements(3) == statements(60)


def test_a_reader_finds_pieces_by_their_tags(owner: User, branch: Branch) -> None:
    ring = add_item(owner, sku="RING", stock=1)
    LabelSettings.objects.create(company_prefix="0614141", item_reference="812345")
    serial = give_serials([ring.pk])[ring.pk]
    tag = Sgtin(trade_item=TradeItem(company_prefix="0614141", item_reference="812345"), serial=serial).as_hex()

    assert items_of_codes([tag.lower(), "RING", "0" * 24]) == {tag.lower(): ring, "RING": ring}
