"""Write a plan with its instalments."""

import uuid
from collections.abc import Sequence
from decimal import Decimal

from tenant_apps.branches.choices import Series
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.instalments.choices import PlanKind
from tenant_apps.instalments.models import Instalment, Plan
from tenant_apps.instalments.owed_metal import OwedMetal
from tenant_apps.instalments.schedule import Due
from tenant_apps.sales.documents.visit import Visit


def plan_for(
    kind: PlanKind,
    *,
    customer_id: uuid.UUID,
    quote_id: uuid.UUID,
    sale_id: uuid.UUID | None,
    dues: Sequence[Due],
    visit: Visit,
    owed: OwedMetal | None = None,
) -> Plan:
    """Return the plan of a customer, not written and without a number."""
    return Plan(
        kind=kind,
        branch=visit.branch,
        customer_id=customer_id,
        sale_id=sale_id,
        quote_id=quote_id,
        currency=visit.currency,
        metal=owed.metal if owed else "",
        fineness=owed.fineness if owed else None,
        total=sum((due.amount for due in dues), Decimal(0)),
        started_at=visit.now,
        started_by=visit.actor.pk,
    )


def write_plan(plan: Plan, *, dues: Sequence[Due], visit: Visit) -> None:
    """Write a plan with its instalments, after all that its start has locked: its number is the last lock."""
    plan.number = next_number(branch=visit.branch, series=Series.PLAN, day=visit.day)
    plan.save(force_insert=True)
    Instalment.objects.bulk_create(
        Instalment(plan=plan, position=position, due_on=due.on, amount=due.amount)
        for position, due in enumerate(dues, start=1)
    )
