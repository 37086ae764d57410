"""What a shop used, day by day; for its owner, the console and bills."""

from datetime import date

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from shared_apps.usage.models import UsageDay


def usage_of(*, tenant: Tenant, first: date, last: date) -> list[UsageDay]:
    """Return the days from ``first`` to ``last`` on which anything was measured, the latest first."""
    with in_public():
        return list(UsageDay.objects.filter(tenant_id=tenant.pk, day__range=(first, last)).order_by("-day", "pk"))
