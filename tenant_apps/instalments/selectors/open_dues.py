"""What is still open of a plan, instalment by instalment."""

from decimal import Decimal

from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.schedule import Due, open_dues


def settled_of(plan: Plan) -> Decimal:
    """Return what is settled, in the unit of the plan; what was prefetched is not asked for again."""
    return sum((entry.amount for entry in plan.entries.all()), Decimal(0))


def dues_of(plan: Plan) -> list[Due]:
    """Return the open instalments, the oldest first."""
    dues = [Due(on=one.due_on, amount=one.amount) for one in plan.instalments.all()]
    return open_dues(dues, settled=settled_of(plan))
