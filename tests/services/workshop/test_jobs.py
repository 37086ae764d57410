"""Metal that goes into the workshop comes out again, or its loss has a name."""

import uuid
from decimal import Decimal
from typing import Any

import pytest

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import ItemClass, StoneKind, Tracking
from tenant_apps.catalog.details import StoneDetails
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.models import JournalLine
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Movement
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.workshop.choices import WorkKind, WorkStatus
from tenant_apps.workshop.errors import LossAboveAllowance, MoreMetalThanUsed, WorkNotOpen
from tenant_apps.workshop.job import Job, Made, Used
from tenant_apps.workshop.models import WorkOrder
from tenant_apps.workshop.selectors.metal_in_work import MetalInWork, metal_in_work
from tenant_apps.workshop.services.cancel_work_order import cancel_work_order
from tenant_apps.workshop.services.finish_work_order import finish_work_order
from tenant_apps.workshop.services.open_work_order import open_work_order
from tenant_apps.workshop.services.work_at_once import work_at_once
from tests.factories.catalog import NOW, add_item, details
from tests.plugins.tenants import AddStaff

D = Decimal


@pytest.fixture
def goldsmith(staff: AddStaff) -> User:
    return staff(Role.GOLDSMITH)


def lot(owner: User, sku: str, grams: Decimal | int, **changes: Any) -> Item:
    about = {"tracking": Tracking.WEIGHT, "gross_weight": D(0), **changes}
    return add_item(owner, sku=sku, stock=grams, **about)


def job(kind: WorkKind, *used: tuple[Item, Decimal | int | str], **more: Any) -> Job:
    return Job(kind=kind, used=tuple(Used(item_id=item.pk, quantity=D(n)) for item, n in used), **more)


def at_once(owner: User, branch: Branch, what: Job, *made: Made, reason: str = "") -> WorkOrder:
    return work_at_once(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        branch_id=branch.pk,
        job=what,
        made=made,
        excess_reason=reason,
        now=NOW,
    )


def given(owner: User, branch: Branch, what: Job) -> WorkOrder:
    return open_work_order(actor=owner, idempotency_key=uuid.uuid4(), branch_id=branch.pk, job=what, now=NOW)


def finish(actor: User, order: WorkOrder, *made: Made, reason: str = "") -> WorkOrder:
    return finish_work_order(
        actor=actor, idempotency_key=uuid.uuid4(), order_id=order.pk, made=made, excess_reason=reason, now=NOW
    )


def lines(order: WorkOrder) -> list[tuple[str, Decimal]]:
    return list(order.lines.order_by("position").values_list("side", "fine_weight"))


def booked(order: WorkOrder) -> dict[str, Decimal]:
    """Fine grams of gold by part, of all that the job posted."""
    sums: dict[str, Decimal] = {}
    for line in JournalLine.objects.filter(entry__source_id=order.pk, commodity="XAU"):
        sums[line.part] = sums.get(line.part, D(0)) + line.amount
    return {part: amount for part, amount in sums.items() if amount}


def in_stock(item: Item) -> dict[str, Decimal]:
    return dict(item.levels.filter(quantity__gt=0).values_list("place", "quantity"))


def differences() -> list[Decimal]:
    return [row.difference for row in stock_in_books() if row.difference]


def refused(error: type[BusinessError], act: Any) -> BusinessError:
    before = Movement.objects.count(), Item.objects.count(), WorkOrder.objects.filter(status=WorkStatus.OPEN).count()
    with pytest.raises(error) as caught:
        act()
    after = Movement.objects.count(), Item.objects.count(), WorkOrder.objects.filter(status=WorkStatus.OPEN).count()
    assert after == before
    return caught.value


def test_refining_names_what_was_lost(owner: User, branch: Branch) -> None:
    """LG-3: 12 g of 740 are 8.88 g fine; the assay returns 8.80 g."""
    old = lot(owner, "OLD", 12, fineness=D(740))
    bar = lot(owner, "BAR", 0, fineness=D(1000), item_class=ItemClass.BULLION)

    order = at_once(
        owner,
        branch,
        job(WorkKind.MELT, (old, 12), allowed_loss_percent=D(1)),
        Made(quantity=D("8.80"), item_id=bar.pk),
    )

    assert lines(order) == [("USED", D("8.88")), ("MADE", D("8.80")), ("LOSS", D("0.08"))]
    assert booked(order) == {"METAL_STOCK": D("-0.08"), "METAL_LOSS": D("0.08")}
    assert (in_stock(old), in_stock(bar), differences()) == ({}, {"SHELF": D("8.8")}, [])


def test_a_goldsmith_brings_back_pieces_filings_and_the_allowed_loss(owner: User, branch: Branch) -> None:
    """LG-4: 50 g of 750 go out; 48.9 g of pieces and 0.6 g of filings come back; 1 % may be lost."""
    gold = lot(owner, "G", 60)
    order = given(owner, branch, job(WorkKind.MAKE, (gold, 50), worker="Karim", allowed_loss_percent=D(1)))
    with_him = metal_in_work(limit=10), booked(order), in_stock(gold)

    finish(
        owner,
        order,
        Made(quantity=D(1), details=details(sku="N-1", gross_weight=D("48.9"))),
        Made(quantity=D("0.6"), scrap=("XAU", D(750))),
    )

    assert with_him == (
        [MetalInWork(worker="Karim", metal="XAU", fine_weight=D("37.5"))],
        {"METAL_STOCK": D("-37.5"), "GOLDSMITH": D("37.5")},
        {"SHELF": D(10), "WORKSHOP": D(50)},
    )
    assert booked(order) == {"METAL_STOCK": D("-0.825"), "SCRAP_STOCK": D("0.45"), "METAL_LOSS": D("0.375")}
    assert (metal_in_work(limit=10), in_stock(gold), differences()) == ([], {"SHELF": D(10)}, [])


def test_more_loss_than_allowed_needs_a_reason_and_the_right_to_accept_it(
    owner: User, goldsmith: User, branch: Branch
) -> None:
    gold = lot(owner, "G", 50)
    order = given(owner, branch, job(WorkKind.MAKE, (gold, 50), allowed_loss_percent=D(1)))
    made = Made(quantity=D(1), details=details(sku="N-1", gross_weight=D(49)))

    error = refused(LossAboveAllowance, lambda: finish(owner, order, made))
    refused(LossAboveAllowance, lambda: finish(goldsmith, order, made, reason="fell behind the bench"))
    finish(owner, order, made, reason="fell behind the bench")

    assert error.facts == {"metal": "XAU", "loss": D("0.75"), "allowed": D("0.375")}
    assert lines(order)[2:] == [("LOSS", D("0.375")), ("EXCESS", D("0.375"))]
    assert booked(order) == {"METAL_STOCK": D("-0.75"), "METAL_LOSS": D("0.375"), "STOCK_DIFFERENCE": D("0.375")}
    assert differences() == []


def test_metal_does_not_come_from_nowhere(owner: User, branch: Branch) -> None:
    gold = lot(owner, "G", 10)
    silver = lot(owner, "S", 0, metal="XAG", fineness=D(925))

    error = refused(
        MoreMetalThanUsed,
        lambda: at_once(owner, branch, job(WorkKind.JOIN, (gold, 10)), Made(quantity=D("10.0001"), item_id=gold.pk)),
    )
    refused(
        MoreMetalThanUsed,
        lambda: at_once(
            owner,
            branch,
            job(WorkKind.MELT, (gold, 10), allowed_loss_percent=D(100)),
            Made(quantity=D(1), item_id=silver.pk),
        ),
    )

    assert error.facts == {"metal": "XAU", "surplus": D("0.000075")}


def test_a_melt_may_find_more_than_the_marks_had_promised(owner: User, branch: Branch) -> None:
    old = lot(owner, "OLD", 100, fineness=D(740))
    bar = lot(owner, "BAR", 0, fineness=D(745), item_class=ItemClass.BULLION)

    order = at_once(owner, branch, job(WorkKind.MELT, (old, 100)), Made(quantity=D(100), item_id=bar.pk))

    assert lines(order)[2:] == [("SURPLUS", D("0.5"))]
    assert (booked(order), differences()) == ({"METAL_STOCK": D("0.5"), "METAL_LOSS": D("-0.5")}, [])


def test_a_piece_costs_what_went_into_it(owner: User, branch: Branch) -> None:
    gold = lot(owner, "G", 10, unit_cost=D("0.3333"))
    stones = add_item(
        owner,
        sku="DIA",
        stock=7,
        tracking=Tracking.QUANTITY,
        item_class=ItemClass.LOOSE_STONE,
        metal="",
        fineness=None,
        gross_weight=D(0),
        unit_cost=D(100),
        stones=(StoneDetails(carat=D("0.1"), kind=StoneKind.DIAMOND),),
    )

    order = at_once(
        owner,
        branch,
        job(WorkKind.MAKE, (gold, 10), (stones, 7)),
        Made(quantity=D(1), details=details(sku="A", gross_weight=D(3))),
        Made(quantity=D(1), details=details(sku="B", gross_weight=D(7))),
    )

    costs = dict(Item.objects.filter(sku__in=["A", "B"]).values_list("sku", "unit_cost"))
    assert costs == {"A": D("210.9999"), "B": D("492.3331")}
    assert sum(line.cost for line in order.lines.filter(side="MADE")) == D("703.3330")
    assert differences() == []


def test_what_melts_loses_its_making(owner: User, branch: Branch) -> None:
    ring = add_item(owner, sku="RING", stock=1, unit_cost=D(500))

    order = at_once(
        owner,
        branch,
        job(WorkKind.MELT, (ring, 1)),
        Made(quantity=D("4.25"), scrap=("XAU", D(750))),
    )

    money = JournalLine.objects.filter(entry__source_id=order.pk, part="METAL_LOSS").exclude(commodity="XAU")
    assert [line.amount for line in money] == [D(500)]
    assert (lines(order), differences()) == ([("USED", D("3.1875")), ("MADE", D("3.1875"))], [])


def test_a_job_that_is_called_off_puts_everything_back(owner: User, branch: Branch) -> None:
    gold = lot(owner, "G", 50, unit_cost=D(2))
    order = given(owner, branch, job(WorkKind.MAKE, (gold, "12.5"), worker="Karim"))

    cancel_work_order(actor=owner, idempotency_key=uuid.uuid4(), order_id=order.pk, now=NOW)

    assert (in_stock(gold), booked(order), differences()) == ({"SHELF": D(50)}, {}, [])
    refused(WorkNotOpen, lambda: finish(owner, order, Made(quantity=D(1), item_id=gold.pk)))


def test_what_is_with_the_goldsmith_is_not_for_sale(owner: User, branch: Branch) -> None:
    gold = lot(owner, "G", 50)
    given(owner, branch, job(WorkKind.MAKE, (gold, 40)))

    refused(OutOfStock, lambda: given(owner, branch, job(WorkKind.SPLIT, (gold, 11))))


def test_the_same_key_does_the_job_once(owner: User, branch: Branch) -> None:
    gold, other = lot(owner, "G", 50), lot(owner, "H", 0)
    key = uuid.uuid4()

    orders = {
        work_at_once(
            actor=owner,
            idempotency_key=key,
            branch_id=branch.pk,
            job=job(WorkKind.SPLIT, (gold, 20)),
            made=[Made(quantity=D(20), item_id=other.pk)],
            now=NOW,
        ).pk
        for _ in range(2)
    }

    assert (len(orders), in_stock(gold), in_stock(other)) == (1, {"SHELF": D(30)}, {"SHELF": D(20)})


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("made.0.quantity", {"quantity": D(0), "scrap": ("XAU", D(750))}),
        ("made.0.fineness", {"quantity": D(1), "scrap": ("XAU", D(1001))}),
        ("made.0.item.sku", {"quantity": D(1), "details": details(sku="G")}),
        ("made.0", {"quantity": D(1), "scrap": ("XAU", D(750)), "details": details(sku="NEW")}),
        ("made.0.quantity", {"quantity": D(2), "details": details(sku="NEW")}),
    ],
)
def test_what_was_made_must_be_something(owner: User, branch: Branch, path: str, made: dict[str, Any]) -> None:
    gold = lot(owner, "G", 50)
    order = given(owner, branch, job(WorkKind.MAKE, (gold, 10)))

    error = refused(InvalidInput, lambda: finish(owner, order, Made(**made), reason="x"))

    assert isinstance(error, InvalidInput)
    assert list(error.fields) == [path]


def test_a_job_uses_each_thing_once_and_knows_it(owner: User, branch: Branch) -> None:
    gold = lot(owner, "G", 50)

    twice = refused(InvalidInput, lambda: given(owner, branch, job(WorkKind.JOIN, (gold, 1), (gold, 2))))
    nothing = refused(InvalidInput, lambda: given(owner, branch, job(WorkKind.JOIN)))
    unknown = Job(kind=WorkKind.JOIN, used=(Used(item_id=uuid.uuid4(), quantity=D(1)),))
    missing = refused(NotFound, lambda: given(owner, branch, unknown))

    assert isinstance(twice, InvalidInput)
    assert isinstance(nothing, InvalidInput)
    assert (list(twice.fields), list(nothing.fields), missing.field) == (["used.1.item_id"], ["used"], "used.0.item_id")
