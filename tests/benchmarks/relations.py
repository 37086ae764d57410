"""The relations of one shop's schema, and each app's share."""

from shared_apps.tenants.models import Tenant
from tests.benchmarks.report import Row, Sizes
from tests.relations import relations_by_app


def measure(_: Sizes) -> list[Row]:
    shop = Tenant.objects.shops().first()
    if shop is None:
        raise LookupError("There is no shop.")
    counts = relations_by_app(shop.schema_name)
    total = sum((kinds for kinds in counts.values()), start=type(next(iter(counts.values())))())
    shares = sorted(counts.items(), key=lambda share: -share[1].total())
    return [
        Row(
            what="relations per shop's schema",
            measured=f"{total.total()}: " + ", ".join(f"{count} {kind}" for kind, count in sorted(total.items())),
            peer=", ".join(f"{app} {kinds.total()}" for app, kinds in shares),
            reach="within tests/relation_budget.json (held by a test)",
        )
    ]
