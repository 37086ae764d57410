"""Stock that moved before it had a value gets the grams of its item when a shop is migrated."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.factories.catalog import NOW, add_item

MIGRATION = import_module("tenant_apps.stock.migrations.0004_value_of_old_stock")
# As it was before the columns: all zero.
FORGET = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE stock_movement DISABLE TRIGGER movement_is_append_only;
UPDATE stock_movement SET fine_weight = 0;
ALTER TABLE stock_movement ENABLE TRIGGER movement_is_append_only;
ALTER TABLE stock_level DISABLE TRIGGER level_is_kept_by_movements;
UPDATE stock_level SET fine_weight = 0;
ALTER TABLE stock_level ENABLE TRIGGER level_is_kept_by_movements
"""


def test_old_stock_gets_the_grams_of_its_item(shop: Tenant, owner: User) -> None:
    branch = Branch.objects.get(is_default=True)
    ring = add_item(owner, sku="R", tracking=Tracking.QUANTITY, stock=3)
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), stock=10)
    strap = add_item(owner, sku="S", tracking=Tracking.QUANTITY, metal="", fineness=None, stock=5)
    sold = [StockMove(item_id=item.pk, branch_id=branch.pk, quantity=Decimal(-3)) for item in (ring, chain)]
    move_stock(moves=sold, kind=MovementKind.SALE, moved_at=NOW)

    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute(FORGET)
        cursor.execute(MIGRATION.FILL)

    assert {level.item_id: (level.quantity, level.fine_weight, level.cost) for level in Level.objects.all()} == {
        ring.pk: (0, 0, 0),
        chain.pk: (7, Decimal("5.25"), 0),
        strap.pk: (5, 0, 0),
    }
    assert set(Movement.objects.filter(item=ring).values_list("fine_weight", flat=True)) == {
        Decimal("9.5625"),
        Decimal("-9.5625"),
    }
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Movement.objects.update(cost=1)
