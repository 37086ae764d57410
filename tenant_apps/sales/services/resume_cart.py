"""Take a parked cart up again: it is handed out once, and is no longer parked."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.sales.models import ParkedCart


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumedCart:
    """What was parked, to be quoted again; items that are no longer sold are left out."""

    customer_id: uuid.UUID | None
    note: str
    lines: tuple[CartLine, ...]


@transaction.atomic
def resume_cart(*, actor: User, cart_id: uuid.UUID) -> ResumedCart:
    """Return what was parked and remove it, so that no two tills sell the same cart.

    Raises:
        NotFound: it was resumed or has expired, or the actor does not work in its branch.
    """
    cart = ParkedCart.objects.select_for_update().filter(pk=cart_id).first()
    if cart is None or not works_in(actor=actor, branch_id=cart.branch_id):
        raise NotFound(field="id")
    cart.delete()
    still_sold = {str(key) for key in Item.objects.active().in_bulk([line["item_id"] for line in cart.lines])}
    lines = tuple(
        CartLine(
            item_id=uuid.UUID(line["item_id"]),
            quantity=Decimal(line["quantity"]),
            discount=Decimal(line["discount"]),
        )
        for line in cart.lines
        if line["item_id"] in still_sold
    )
    return ResumedCart(customer_id=cart.customer_id, note=cart.note, lines=lines)
