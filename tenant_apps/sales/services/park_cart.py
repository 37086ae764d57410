"""Put a cart aside while its customer thinks it over."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tenant_apps.pricing.cart_line import CartLine, check_numbers
from tenant_apps.pricing.services.quote_cart import MAX_LINES
from tenant_apps.sales.models import ParkedCart

KEPT_FOR = timedelta(days=7)
MAX_CARTS = 100
"""Of one branch: more are forgotten, not parked."""


@transaction.atomic
def park_cart(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    branch_id: uuid.UUID,
    customer_id: uuid.UUID | None,
    lines: Sequence[CartLine],
    note: str,
    now: datetime,
) -> ParkedCart:
    """Keep the lines of a cart for a week. No stock is held and no price: both are asked for again.

    Raises:
        NotFound: no such branch, item or customer here, or the actor does not work in the branch.
        InvalidInput: too few or too many lines, an impossible number, or too many carts are parked already.
        IdempotencyKeyReused: the key came with another cart.
    """

    def write() -> uuid.UUID:
        if not Branch.objects.filter(pk=branch_id, is_active=True).exists() or not works_in(
            actor=actor, branch_id=branch_id
        ):
            raise NotFound(field="branch_id")
        if customer_id and not Customer.objects.filter(pk=customer_id).exists():
            raise NotFound(field="customer_id")
        _require_possible(lines, branch_id=branch_id)
        return ParkedCart.objects.create(
            branch_id=branch_id,
            customer_id=customer_id,
            note=note,
            lines=content["lines"],
            parked_by=actor.pk,
            parked_by_name=actor.full_name,
            parked_at=now,
            expires_at=now + KEPT_FOR,
        ).pk

    content = {
        "branch_id": branch_id,
        "customer_id": customer_id,
        "note": note,
        "lines": [
            {"item_id": str(line.item_id), "quantity": f"{line.quantity:f}", "discount": f"{line.discount:f}"}
            for line in lines
        ],
    }
    cart_id, _is_new = once(key=idempotency_key, use_case="park_cart", content=content, write=write)
    cart = ParkedCart.objects.filter(pk=cart_id).first()
    if cart is None:
        # The request came again after the cart had been resumed.
        raise NotFound(field="idempotency_key")
    return cart


def _require_possible(lines: Sequence[CartLine], *, branch_id: uuid.UUID) -> None:
    if not 1 <= len(lines) <= MAX_LINES:
        raise InvalidInput({"lines": ("LENGTH", _("A cart has between 1 and %d lines.") % MAX_LINES)})
    if ParkedCart.objects.filter(branch_id=branch_id).count() >= MAX_CARTS:
        raise InvalidInput({"lines": ("TOO_MANY_CARTS", _("Too many carts are parked: resume or remove some."))})
    items = Item.objects.in_bulk({line.item_id for line in lines})
    for number, line in enumerate(lines):
        if line.item_id not in items:
            raise NotFound(field=f"lines.{number}.item_id")
    check_numbers(lines, items=items)
