"""What customers have in points, and what that is worth in the books."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum, Value
from django.db.models.functions import Coalesce

from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.models.credit_entry import MONEY
from tenant_apps.pricing.rounding import RoundingMode, minor_unit, round_money


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """A balance of points and the amount at which the books hold it."""

    points: int
    amount: Decimal

    def worth_of(self, points: int) -> Decimal:
        """Return what leaves the books with ``points`` of these: their share, and all there is with the last."""
        if points == self.points:
            return self.amount
        unit = minor_unit(current_tenant().currency)
        return round_money(self.amount * points / self.points, step=unit, mode=RoundingMode.DOWN)


def points_of(customer: Customer) -> Points:
    sums = (
        CreditEntry.objects.of_customer(customer)
        .filter(purse=Purse.POINTS)
        .aggregate(
            points=Coalesce(Sum("points"), 0), amount=Coalesce(Sum("amount"), Value(Decimal(0)), output_field=MONEY)
        )
    )
    return Points(**sums)
