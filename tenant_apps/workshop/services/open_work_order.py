"""Take goods into the workshop, or give them to a goldsmith."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems, field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.normalise import one_line
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import StockPlace
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.workshop.choices import WorkSide
from tenant_apps.workshop.job import MAX_LINES, Job, content_of
from tenant_apps.workshop.models import WorkLine, WorkOrder
from tenant_apps.workshop.services.carry_goods import carry_goods

_SET_HERE = {field.name for field in WorkOrder._meta.fields} - {"kind", "worker", "allowed_loss_percent", "note"}


@transaction.atomic
def open_work_order(
    *, actor: User, idempotency_key: uuid.UUID, branch_id: uuid.UUID, job: Job, now: datetime
) -> WorkOrder:
    """Carry what a job uses from the shelf into the workshop and return the job.

    Locks in this order: the idempotency key, stock levels, the ledger, the branch's number series.

    Raises:
        NotFound: no such branch or item, or the actor does not work there.
        InvalidInput: a number or text cannot be right, nothing is used, or an item is named twice.
        OutOfStock: something is not there.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        return enter_order(branch_to_work_in(branch_id, actor=actor), job, actor=actor, now=now).pk

    content = {"branch_id": branch_id, "job": content_of(job)}
    order_id, _is_new = once(key=idempotency_key, use_case="open_work_order", content=content, write=write)
    return WorkOrder.objects.get(pk=order_id)


def branch_to_work_in(branch_id: uuid.UUID, *, actor: User) -> Branch:
    """Return an active branch that the actor works in.

    Raises:
        NotFound: there is none.
    """
    branch = Branch.objects.filter(pk=branch_id, is_active=True).first()
    if branch is None or not works_in(actor=actor, branch_id=branch_id):
        raise NotFound(field="branch_id")
    return branch


def enter_order(branch: Branch, job: Job, *, actor: User, now: datetime) -> WorkOrder:
    """Write a job whose goods are in the workshop from now on."""
    order = WorkOrder(
        branch=branch,
        kind=job.kind,
        worker=one_line(job.worker),
        allowed_loss_percent=job.allowed_loss_percent,
        note=one_line(job.note),
        due_on=job.due_on,
        opened_at=now,
        opened_by=actor.pk,
    )
    items = Item.objects.in_bulk({used.item_id for used in job.used})
    if problems := _problems(order, job, items):
        raise InvalidInput(problems)
    quantities = {used.item_id: used.quantity for used in job.used}
    carried = carry_goods(
        order,
        {items[item_id]: quantity for item_id, quantity in quantities.items()},
        event=PostingEvent.WORKSHOP,
        from_place=StockPlace.SHELF,
        to_place=StockPlace.WORKSHOP,
        actor=actor,
        now=now,
    )
    order.number = next_number(branch=branch, series=Series.WORK, day=business_day(now))
    order.save(force_insert=True)
    WorkLine.objects.bulk_create(
        WorkLine(
            pk=uuid7(),
            order=order,
            position=position,
            side=WorkSide.USED,
            item_id=item_id,
            quantity=quantity,
            metal=items[item_id].metal,
            fine_weight=moved.fine_weight,
            cost=moved.cost,
        )
        for position, ((item_id, quantity), moved) in enumerate(zip(quantities.items(), carried, strict=True), start=1)
    )
    return order


def _problems(order: WorkOrder, job: Job, items: Mapping[uuid.UUID, Item]) -> FieldProblems:
    problems = field_problems(order, exclude=_SET_HERE)
    if not job.used:
        problems["used"] = ("REQUIRED", _("Say what the job uses."))
    if len(job.used) > MAX_LINES:
        problems["used"] = ("TOO_MANY", _("At most %s.") % MAX_LINES)
    seen: set[uuid.UUID] = set()
    for place, used in enumerate(job.used):
        item = items.get(used.item_id)
        if item is None:
            raise NotFound(field=f"used.{place}.item_id")
        if used.item_id in seen:
            problems[f"used.{place}.item_id"] = ("TWICE", _("This is in the list already."))
        seen.add(used.item_id)
        if problem := quantity_problem(item, used.quantity):
            problems[f"used.{place}.quantity"] = problem
    return problems
