import uuid
from decimal import Decimal
from typing import Any

import pytest

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.services.adjust_stock import adjust_stock
from tests.factories.catalog import NOW, add_item

KEY = uuid.UUID(int=1)


def adjust(owner: User, item: Item, branch: Branch, **changes: Any) -> Item:
    call: dict[str, Any] = {
        "actor": owner,
        "idempotency_key": KEY,
        "item_id": item.pk,
        "branch_id": branch.pk,
        "quantity": Decimal(1),
        "reason": "Counted",
        "now": NOW,
        **changes,
    }
    return adjust_stock(**call)


@pytest.fixture
def coin(owner: User) -> Item:
    return add_item(owner, sku="COIN", tracking=Tracking.QUANTITY, stock=3)


def test_says_who_and_why(owner: User, coin: Item, branch: Branch) -> None:
    assert adjust(owner, coin, branch, quantity=Decimal(-2), reason=" Lost ") == coin

    movement = Movement.objects.get(kind=MovementKind.ADJUSTMENT)
    assert (movement.quantity, movement.reason, movement.moved_by, movement.moved_at) == (
        Decimal(-2),
        "Lost",
        owner.pk,
        NOW,
    )
    assert Level.objects.get(item=coin).quantity == 1


def test_the_same_key_moves_once(owner: User, coin: Item, branch: Branch) -> None:
    adjust(owner, coin, branch, quantity=Decimal(-2))
    adjust(owner, coin, branch, quantity=Decimal(-2))

    assert Level.objects.get(item=coin).quantity == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"item_id": uuid.uuid4()}, NotFound),
        ({"branch_id": uuid.uuid4()}, NotFound),
        ({"quantity": Decimal(0)}, InvalidInput),
        ({"quantity": Decimal("0.5")}, InvalidInput),
        ({"quantity": Decimal("1e30")}, InvalidInput),
        ({"quantity": Decimal(-4)}, OutOfStock),
        ({"reason": "  "}, InvalidInput),
        ({"reason": "x" * 201}, InvalidInput),
        ({"reason": "a\x00b"}, InvalidInput),
    ],
)
def test_a_refusal_moves_nothing(
    owner: User, coin: Item, branch: Branch, changes: dict[str, Any], error: type[BusinessError]
) -> None:
    with pytest.raises(error):
        adjust(owner, coin, branch, **changes)

    assert Level.objects.get(item=coin).quantity == 3
    assert not Movement.objects.filter(kind=MovementKind.ADJUSTMENT).exists()


def test_a_piece_that_is_there_is_refused_at_the_quantity(owner: User, branch: Branch) -> None:
    piece = add_item(owner, sku="P", stock=1)

    with pytest.raises(InvalidInput) as caught:
        adjust(owner, piece, branch)

    assert caught.value.fields["quantity"][0] == "PIECE_IN_STOCK"
    assert Level.objects.get(item=piece).quantity == 1


def test_a_key_is_for_one_content(owner: User, coin: Item, branch: Branch) -> None:
    adjust(owner, coin, branch, quantity=Decimal(-1))

    with pytest.raises(IdempotencyKeyReused):
        adjust(owner, coin, branch, quantity=Decimal(-2))

    assert Level.objects.get(item=coin).quantity == 2
