"""Pay a supplier in metal: pieces, scrap or bullion leave the stock, at the fine grams that they stand in it."""

import uuid
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.asked import MetalGiven
from tenant_apps.purchasing.choices import PaymentKind
from tenant_apps.purchasing.models import Payment
from tenant_apps.purchasing.posting import metal_parts
from tenant_apps.purchasing.services.locks import lock_supplier
from tenant_apps.purchasing.services.place import open_branch
from tenant_apps.purchasing.services.write_payment import write_payment
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.tally import Tally


@transaction.atomic
def pay_metal(*, actor: User, idempotency_key: uuid.UUID, given: MetalGiven, now: datetime) -> Payment:
    """Give ``quantity`` (pieces, count or grams) of an item; more than is owed is an advance.

    Locks in this order: the idempotency key, the supplier, stock levels, the ledger.

    Raises:
        NotFound: no such branch, supplier or item, or the actor does not work in the branch.
        InvalidInput: the quantity does not fit the item, or there is no metal in it.
        OutOfStock: the branch has less than that (facts: skus).
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        item = _item_to_give(given.item_id, given.quantity)
        branch, supplier = open_branch(given.branch_id, actor=actor), lock_supplier(given.supplier_id)
        payment = Payment(
            pk=uuid7(),
            supplier=supplier,
            branch=branch,
            kind=PaymentKind.METAL,
            item=item,
            quantity=given.quantity,
            reference=given.reference.strip(),
            paid_by=actor.pk,
            paid_by_name=actor.full_name,
            paid_at=now,
            business_day=business_day(now),
        )
        return _give(payment, item, quantity=given.quantity)

    payment_id, _is_new = once(key=idempotency_key, use_case="pay_supplier_metal", content=asdict(given), write=write)
    return Payment.objects.get(pk=payment_id)


def _item_to_give(item_id: uuid.UUID, quantity: Decimal) -> Item:
    item = Item.objects.filter(pk=item_id).first()
    if item is None:
        raise NotFound(field="item_id")
    if problem := quantity_problem(item, quantity):
        raise InvalidInput({"quantity": problem})
    if not item.metal:
        raise InvalidInput({"item_id": ("NO_METAL", _("There is no metal in this."))})
    return item


def _give(payment: Payment, item: Item, *, quantity: Decimal) -> uuid.UUID:
    if problems := field_problems(payment):
        raise InvalidInput(problems)
    (moved,) = move_stock(
        moves=[StockMove(item_id=item.pk, branch_id=payment.branch_id, quantity=-quantity)],
        kind=MovementKind.SUPPLIER_PAYMENT,
        reference_id=payment.pk,
        moved_at=payment.paid_at,
        moved_by=payment.paid_by,
    )
    if not moved.fine_weight:
        raise InvalidInput({"item_id": ("NO_METAL", _("There is no metal in this."))})
    tally = Tally()
    tally.add(item, -quantity, moved)
    payment.metal, payment.fine_weight = item.metal, -moved.fine_weight
    parts = metal_parts(tally, supplier_id=payment.supplier_id, currency=current_tenant().currency)
    return write_payment(payment, parts)
