"""Whatever is worked: grams that went in are on the shelf, in the workshop, or lost by name; and the books say so."""

import uuid
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.ledger.models import JournalLine
from tenant_apps.stock.models import Level
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.workshop.choices import WorkKind, WorkSide, WorkStatus
from tenant_apps.workshop.job import Job, Made, Used
from tenant_apps.workshop.models import WorkLine, WorkOrder
from tenant_apps.workshop.services.cancel_work_order import cancel_work_order
from tenant_apps.workshop.services.finish_work_order import finish_work_order
from tenant_apps.workshop.services.open_work_order import open_work_order
from tests.factories.catalog import NOW, add_item

D = Decimal
GRAMS = st.decimals("0.0001", 60, places=4)
OPENINGS = st.tuples(
    st.just("open"),
    st.sampled_from(WorkKind),
    st.lists(st.tuples(st.integers(0, 2), GRAMS), min_size=1, max_size=3, unique_by=lambda used: used[0]),
    st.decimals(0, 5, places=2),
)
ENDS = st.tuples(
    st.just("finish"),
    st.integers(0, 3),
    st.lists(st.tuples(st.integers(0, 2), GRAMS), min_size=1, max_size=3),
    st.sampled_from(["", "spilt"]),
)
OFF = st.tuples(st.just("cancel"), st.integers(0, 3), st.none(), st.none())
STEPS = st.lists(OPENINGS | ENDS | OFF, max_size=12)


def fine(side: WorkSide, status: WorkStatus) -> Decimal:
    lines = WorkLine.objects.filter(side=side, order__status=status)
    return lines.aggregate(sum=Sum("fine_weight"))["sum"] or D(0)


def levels() -> tuple[Decimal, Decimal]:
    total = Level.objects.aggregate(fine=Sum("fine_weight"), cost=Sum("cost"))
    return total["fine"], total["cost"]


def booked(part: str, commodity: str) -> Decimal:
    lines = JournalLine.objects.filter(part=part, commodity=commodity)
    return lines.aggregate(sum=Sum("amount"))["sum"] or D(0)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_metal_is_conserved(owner: User, branch: Branch, steps: list[tuple[str, object, object, object]]) -> None:
    with transaction.atomic():
        lots = [
            add_item(
                owner,
                sku=f"LOT-{fineness}",
                tracking=Tracking.WEIGHT,
                gross_weight=D(0),
                fineness=D(fineness),
                unit_cost=D("0.3333"),
                stock=100,
            )
            for fineness in ("750", "740", "999.9")
        ]
        at_first = levels()
        for what, first, second, third in steps:
            orders = list(WorkOrder.objects.order_by("opened_at", "pk"))
            key = uuid.uuid4()
            try:
                if what == "open":
                    job = Job(
                        kind=first,  # type: ignore[arg-type]
                        used=tuple(Used(item_id=lots[n].pk, quantity=grams) for n, grams in second),  # type: ignore[attr-defined]
                        allowed_loss_percent=third,  # type: ignore[arg-type]
                    )
                    open_work_order(actor=owner, idempotency_key=key, branch_id=branch.pk, job=job, now=NOW)
                elif orders:
                    order = orders[first % len(orders)]  # type: ignore[operator]
                    if what == "cancel":
                        cancel_work_order(actor=owner, idempotency_key=key, order_id=order.pk, now=NOW)
                    else:
                        made = [Made(quantity=grams, item_id=lots[n].pk) for n, grams in second]  # type: ignore[attr-defined]
                        finish_work_order(
                            actor=owner,
                            idempotency_key=key,
                            order_id=order.pk,
                            made=made,
                            excess_reason=str(third),
                            now=NOW,
                        )
            except BusinessError:
                continue

        done = WorkStatus.DONE
        lost = fine(WorkSide.LOSS, done) + fine(WorkSide.EXCESS, done) - fine(WorkSide.SURPLUS, done)
        assert fine(WorkSide.USED, done) - fine(WorkSide.MADE, done) == lost
        assert levels()[0] + lost == at_first[0]
        assert [row for row in stock_in_books() if row.difference] == []
        assert booked("METAL_LOSS", "XAU") + booked("STOCK_DIFFERENCE", "XAU") == lost
        in_work = Level.objects.filter(place="WORKSHOP").aggregate(sum=Sum("fine_weight"))["sum"] or D(0)
        assert booked("GOLDSMITH", "XAU") == in_work == fine(WorkSide.USED, WorkStatus.OPEN)
        transaction.set_rollback(True)
