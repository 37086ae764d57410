"""What a refund takes off the plan of its sale."""

from decimal import Decimal

from django.db.models import Sum

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.choices import PlanKind
from tenant_apps.instalments.models import Plan
from tenant_apps.sales.models import Sale


def taken_off(plan: Plan, *, refund: Sale) -> tuple[Decimal, Decimal]:
    """Return what the refund took off, in the unit of the plan and in money."""
    method = PaymentMethod.GRAMS if plan.kind == PlanKind.GRAMS else PaymentMethod.ON_ACCOUNT
    money = -(refund.payments.filter(method=method).aggregate(sum=Sum("amount"))["sum"] or Decimal(0))
    if plan.kind != PlanKind.GRAMS or not money:
        return money, money
    fine_weight = -(refund.lines.filter(metal=plan.metal).aggregate(sum=Sum("fine_weight"))["sum"] or Decimal(0))
    return fine_weight * 1000 / (plan.fineness or 1000), money
