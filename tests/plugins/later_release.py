"""A later release, and shops of the one before: migrations of the app ``demo``, which has none of its own."""

import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from psycopg import sql
from pytest_django import DjangoDbBlocker, Settings

from shared_apps.tenants.migrating.owner import owner_transaction
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.template import wanted_state
from tests.plugins.tenants import _drop, open_shop

PACKAGE = "later_release_migrations"
SHOPS = 3

MAKE_CASKET = """
migrations.CreateModel("Casket", [
    ("id", models.BigAutoField(primary_key=True)),
    ("name", models.CharField(max_length=20, unique=True)),
    ("lid", models.ForeignKey("demo.Casket", models.CASCADE, null=True)),
]),
migrations.RunSQL("INSERT INTO demo_casket (name) VALUES ('100 % {gold}')"),
"""

type Release = Callable[..., Path]


@pytest.fixture
def later_shops(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Tenant]]:
    """Committed shops of the release before; gone afterwards."""
    with django_db_blocker.unblock():
        shops = [open_shop(f"later-{uuid.uuid4().hex[:8]}-{number}") for number in range(SHOPS)]
        try:
            yield shops
        finally:
            wanted_state.cache_clear()
            for shop in shops:
                _drop(shop)


@pytest.fixture
def release(later_shops: list[Tenant], tmp_path: Path, settings: Settings) -> Iterator[Release]:
    """Return a function that adds a migration with these operations to the release that is installed."""
    package = tmp_path / PACKAGE
    package.mkdir()
    (package / "__init__.py").touch()
    sys.path.insert(0, str(tmp_path))
    settings.MIGRATION_MODULES = {"demo": PACKAGE}

    def add(operations: str, *, before: str = "") -> Path:
        number = len(list(package.glob("0*.py"))) + 1
        after = f'[("demo", "{number - 1:04}_step")]' if number > 1 else "[]"
        (package / f"{number:04}_step.py").write_text(
            "from django.db import migrations, models\n"
            f"{dedent(before)}\n"
            "class Migration(migrations.Migration):\n"
            f"    dependencies = {after}\n"
            f"    operations = [\n{indent(dedent(operations), ' ' * 8)}\n    ]\n"
        )
        wanted_state.cache_clear()
        return tmp_path

    yield add
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]
    wanted_state.cache_clear()


def names(shops: list[Tenant]) -> list[str]:
    return [shop.slug for shop in shops]


def scalar(statement: str, schema: str) -> Any:
    with owner_transaction() as raw:
        row = raw.execute(sql.SQL(statement).format(schema=sql.Identifier(schema), name=sql.Literal(schema))).fetchone()
    return row[0] if row else None


def what_it_has(shop: Tenant) -> tuple[bool, int, bool]:
    """Whether the table is there, how often the migration is recorded, and whether the state is this release's."""
    table = scalar(
        "SELECT count(*) FROM pg_tables WHERE schemaname = {name} AND tablename = 'demo_casket'", shop.schema_name
    )
    recorded = scalar("SELECT count(*) FROM {schema}.django_migrations WHERE app = 'demo'", shop.schema_name)
    shop.refresh_from_db()
    return bool(table), recorded, shop.migration_state == wanted_state()


WHOLE, ABSENT = (True, 1, True), (False, 0, False)
