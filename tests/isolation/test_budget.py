"""Every relation is multiplied by the number of shops: what an app adds to a schema is written down and reviewed."""

import json
from pathlib import Path

from django.db import connection

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tests.relations import relations_by_app

BUDGET = Path(__file__).parents[1] / "relation_budget.json"


def test_no_app_has_more_relations_in_a_shop_than_its_budget(other_shop: Tenant) -> None:
    budget: dict[str, int] = json.loads(BUDGET.read_text())
    counts = {app: kinds.total() for app, kinds in relations_by_app(other_shop.schema_name).items()}
    too_many = {app: count for app, count in counts.items() if count > budget.get(app, 0)}
    assert not too_many, f"More than tests/relation_budget.json allows: {too_many}"


def test_no_app_keeps_a_budget_that_it_has_no_tables_for(other_shop: Tenant) -> None:
    assert json.loads(BUDGET.read_text()).keys() == relations_by_app(other_shop.schema_name).keys()


def test_no_relation_escapes_the_count(other_shop: Tenant) -> None:
    counted = sum(kinds.total() - kinds["toast"] for kinds in relations_by_app(other_shop.schema_name).values())
    with in_public(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind <> 'c'",
            [other_shop.schema_name],
        )
        assert cursor.fetchone() == (counted,)
