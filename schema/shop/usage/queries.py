from datetime import UTC, date, timedelta

import strawberry
from django.utils import timezone

from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from shared_apps.billing.selectors import limits_of
from shared_apps.usage.selectors import usage_of

MAX_DAYS = 92
MEBIBYTE = 1024 * 1024


@strawberry.type(description="What the shop had and did on one day (UTC).")
class UsageDay:
    day: date
    users: int
    items: int
    sales: int
    storage_mb: int = strawberry.field(description="In mebibytes, rounded up.")
    requests: int


@strawberry.type(description="What the shop's plan allows it. A limit that is null is no limit.")
class UsageLimits:
    plan: str = strawberry.field(description="Empty for a shop without a plan.")
    users: int | None
    items: int | None
    branches: int | None
    storage_mb: int | None
    requests_per_minute: int | None


@strawberry.type(description="What the shop used, beside what its plan allows.")
class Usage:
    limits: UsageLimits
    days: list[UsageDay] = strawberry.field(description="The latest first; a day without any measure is left out.")


@strawberry.type
class UsageQuery:
    @strawberry.field(
        description="The shop's usage of the last days, today included; at most 92.",
        extensions=[on_shop_host, requires("billing.view")],
    )
    def usage(self, info: Info, days: int = 30) -> Usage:
        today = timezone.now().astimezone(UTC).date()
        tenant = info.context.tenant
        limits = limits_of(tenant)
        first = today - timedelta(days=min(max(days, 1), MAX_DAYS) - 1)
        return Usage(
            limits=UsageLimits(
                plan=limits.plan,
                users=limits.users,
                items=limits.items,
                branches=limits.branches,
                storage_mb=limits.storage_mb,
                requests_per_minute=limits.requests_per_minute,
            ),
            days=[
                UsageDay(
                    day=row.day,
                    users=row.users,
                    items=row.items,
                    sales=row.sales,
                    storage_mb=-(-row.storage_bytes // MEBIBYTE),
                    requests=row.requests,
                )
                for row in usage_of(tenant=tenant, first=first, last=today)
            ],
        )
