"""Draft an order: its number is given, nothing else is bound yet."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from project.errors import InvalidInput
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.choices import Series
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.purchasing.asked import OrderAsked
from tenant_apps.purchasing.models import Order, OrderLine
from tenant_apps.purchasing.services.ordered_lines import ordered_lines
from tenant_apps.purchasing.services.place import known_supplier, open_branch, require_lines


@transaction.atomic
def draft_order(*, actor: User, idempotency_key: uuid.UUID, asked: OrderAsked, now: datetime) -> Order:
    """Write a draft of an order.

    Raises:
        NotFound: no such branch, supplier or item, or the actor does not work in the branch.
        InvalidInput: a field cannot be right.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        require_lines(len(asked.lines))
        order = Order(
            pk=uuid7(),
            branch=open_branch(asked.branch_id, actor=actor),
            supplier=known_supplier(asked.supplier_id),
            expected_on=asked.expected_on,
            note=asked.note.strip(),
            ordered_by=actor.pk,
            ordered_by_name=actor.full_name,
            created_at=now,
        )
        if problems := field_problems(order, exclude=["number"]):
            raise InvalidInput(problems)
        lines = ordered_lines(asked.lines)
        order.number = next_number(branch=order.branch, series=Series.ORDER, day=business_day(now))
        order.save(force_insert=True)
        put_lines(order, lines)
        return order.pk

    order_id, _is_new = once(key=idempotency_key, use_case="draft_order", content=asdict(asked), write=write)
    return Order.objects.get(pk=order_id)


def put_lines(order: Order, lines: list[OrderLine]) -> None:
    """Write the lines of a draft."""
    for line in lines:
        line.order = order
    OrderLine.objects.bulk_create(lines)
