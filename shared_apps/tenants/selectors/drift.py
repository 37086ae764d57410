"""Which shops' schemas are not what the template is, and in what."""

from collections.abc import Iterator
from itertools import batched

from django.conf import settings

from shared_apps.tenants.migrating.catalogue import SCHEMAS_IN_A_STATEMENT, Facts, digests, facts
from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.template import TEMPLATE


def drifted_shops(*, names: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield schema and differences of each shop that differs from the template; no name means all shops."""
    shops = Tenant.objects.shops()
    if names:
        shops = shops.filter(slug__in=names) | shops.filter(schema_name__in=names)
    with owner_transaction() as raw:
        wanted = digests(raw, [TEMPLATE.schema_name])[TEMPLATE.schema_name]
        model = facts(raw, TEMPLATE.schema_name)
    for cluster in settings.CLUSTERS:
        there = shops.filter(cluster=cluster).order_by("schema_name").values_list("schema_name", flat=True)
        with owner_transaction(cluster) as raw:
            for schemas in batched(there, SCHEMAS_IN_A_STATEMENT, strict=False):
                found = digests(raw, list(schemas))
                for schema in schemas:
                    if schema not in found:
                        yield schema, ["the schema is missing"]
                    elif found[schema] != wanted:
                        yield schema, _differences(model, facts(raw, schema))


def _differences(model: Facts, found: Facts) -> list[str]:
    missing = [f"{kind} {name} is missing" for kind, name in model.keys() - found.keys()]
    extra = [f"{kind} {name} is not in the template" for kind, name in found.keys() - model.keys()]
    changed = [
        f"{kind} {name} is “{found[kind, name]}” and not “{model[kind, name]}”"
        for kind, name in model.keys() & found.keys()
        if found[kind, name] != model[kind, name]
    ]
    return sorted([*missing, *extra, *changed])
