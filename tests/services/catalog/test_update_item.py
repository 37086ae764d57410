from decimal import Decimal

import pytest

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.details import StoneDetails
from tenant_apps.catalog.services.update_item import update_item
from tests.factories.catalog import add_item, details

RUBY = StoneDetails(carat=Decimal(1), kind="RUBY")


def test_what_depends_on_the_fields_follows_them(owner: User) -> None:
    item = add_item(owner)

    changed = update_item(
        item_id=item.pk,
        details=details(name="Bangle", gross_weight=Decimal(9), stones=(RUBY,)),
        version=item.updated_at,
    )

    changed.refresh_from_db()
    assert (changed.search_text, changed.net_weight) == ("r-1 bangle", Decimal("8.8"))
    assert [stone.kind for stone in changed.stones.all()] == ["RUBY"]
    assert changed.created_at == item.created_at


def test_stones_that_stay_the_same_stay_the_same_rows(owner: User) -> None:
    item = add_item(owner, stones=(RUBY, StoneDetails(carat=Decimal("0.1"))))
    before = list(item.stones.values_list("pk", flat=True))

    same = update_item(
        item_id=item.pk,
        details=details(name="Bangle", stones=(RUBY, StoneDetails(carat=Decimal("0.1")))),
        version=item.updated_at,
    )
    assert list(same.stones.values_list("pk", flat=True)) == before

    turned = details(stones=(StoneDetails(carat=Decimal("0.1")), RUBY))
    same = update_item(item_id=item.pk, details=turned, version=same.updated_at)
    assert [stone.carat for stone in same.stones.all()] == [Decimal("0.1"), Decimal(1)]

    fewer = update_item(item_id=item.pk, details=details(stones=(RUBY,)), version=same.updated_at)
    assert [stone.carat for stone in fewer.stones.all()] == [1]


def test_an_item_that_never_moved_may_be_tracked_anew(owner: User) -> None:
    fresh, moved = add_item(owner, sku="A"), add_item(owner, sku="B", stock=1)

    by_count = details(sku="A", tracking=Tracking.QUANTITY)
    assert update_item(item_id=fresh.pk, details=by_count, version=fresh.updated_at).tracking == Tracking.QUANTITY
    with pytest.raises(InvalidInput):
        update_item(item_id=moved.pk, details=details(sku="B", tracking=Tracking.WEIGHT), version=moved.updated_at)
    moved.refresh_from_db()
    assert moved.tracking == Tracking.PIECE
