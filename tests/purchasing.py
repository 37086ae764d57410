"""A supplier to buy from, and the papers that go to and fro."""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tenant_apps.catalog.models import Item
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.purchasing.asked import (
    GramsFixed,
    InvoiceAsked,
    LineInvoiced,
    LineOrdered,
    LineReceived,
    LineReturned,
    MetalGiven,
    MoneyPaid,
    OrderAsked,
)
from tenant_apps.purchasing.choices import Settlement
from tenant_apps.purchasing.models import Invoice, Order, OrderLine, Payment, Receipt, Supplier
from tenant_apps.purchasing.selectors.supplier_balances import supplier_balances
from tenant_apps.purchasing.services.approve_order import approve_order
from tenant_apps.purchasing.services.draft_order import draft_order
from tenant_apps.purchasing.services.fix_grams import fix_grams
from tenant_apps.purchasing.services.pay_metal import pay_metal
from tenant_apps.purchasing.services.pay_money import pay_money
from tenant_apps.purchasing.services.receive_goods import receive_goods
from tenant_apps.purchasing.services.record_invoice import record_invoice
from tenant_apps.purchasing.services.return_goods import return_goods
from tenant_apps.purchasing.services.submit_order import submit_order
from tests.counter import Counter

RING_COST = Decimal(2_000_000)
"""What the making of one ring costs the shop."""


def open_supplier(name: str = "Kian", **changes: Any) -> Supplier:
    return Supplier.objects.create(name=name, country="IR", search_text=name.lower(), **changes)


def rings(item: Item, quantity: int = 4, **changes: Any) -> LineReceived:
    """Return so many rings of 10 g 750, at 2,000,000 rials of making each, changed as told."""
    line: dict[str, Any] = {"item_id": item.pk, "quantity": Decimal(quantity), "cost": RING_COST * quantity, **changes}
    return LineReceived(**line)


def receive(counter: Counter, supplier: Supplier, *lines: LineReceived, **changes: Any) -> Receipt:
    call: dict[str, Any] = {
        "actor": counter.actor,
        "idempotency_key": uuid.uuid4(),
        "supplier_id": supplier.pk,
        "branch_id": counter.branch.pk,
        "lines": lines,
        "now": counter.now,
        **changes,
    }
    return receive_goods(**call)


def billed(receipt: Receipt, settlement: Settlement = Settlement.GRAMS, **changes: Any) -> list[LineInvoiced]:
    """Return each line of the receipt as it was expected, changed as told."""
    return [
        LineInvoiced(
            **{
                "receipt_line_id": line.pk,
                "settlement": settlement,
                "cost": line.cost,
                "metal_amount": Decimal(0),
                **changes,
            }
        )
        for line in receipt.lines.all()
    ]


def invoice(counter: Counter, receipt: Receipt, lines: Sequence[LineInvoiced] | None = None, **changes: Any) -> Invoice:
    asked: dict[str, Any] = {
        "supplier_id": receipt.supplier_id,
        "branch_id": receipt.branch_id,
        "number": f"S-{uuid.uuid4().hex[:8]}",
        "issued_on": date(2026, 11, 20),
        "lines": billed(receipt) if lines is None else lines,
        **changes,
    }
    return record_invoice(
        actor=counter.actor, idempotency_key=uuid.uuid4(), asked=InvoiceAsked(**asked), now=counter.now
    )


def pay(counter: Counter, supplier: Supplier, amount: Decimal | int, **changes: Any) -> Payment:
    paid = {
        "supplier_id": supplier.pk,
        "branch_id": counter.branch.pk,
        "method": PaymentMethod.CASH,
        "amount": Decimal(amount),
        "terminal_id": counter.till.pk,
        **changes,
    }
    return pay_money(actor=counter.actor, idempotency_key=uuid.uuid4(), paid=MoneyPaid(**paid), now=counter.now)


def give(counter: Counter, supplier: Supplier, item: Item, quantity: Decimal | int) -> Payment:
    given = MetalGiven(
        supplier_id=supplier.pk, branch_id=counter.branch.pk, item_id=item.pk, quantity=Decimal(quantity)
    )
    return pay_metal(actor=counter.actor, idempotency_key=uuid.uuid4(), given=given, now=counter.now)


def fix(
    counter: Counter, supplier: Supplier, grams: Decimal | int | str, rate: Decimal | int, **changes: Any
) -> Payment:
    fixed: dict[str, Any] = {
        "supplier_id": supplier.pk,
        "branch_id": counter.branch.pk,
        "metal": "XAU",
        "grams": Decimal(grams),
        "rate": Decimal(rate),
        **changes,
    }
    return fix_grams(actor=counter.actor, idempotency_key=uuid.uuid4(), fixed=GramsFixed(**fixed), now=counter.now)


def send_back(counter: Counter, receipt: Receipt, quantity: Decimal | int, **changes: Any) -> Invoice:
    """Return so much of the first line of a receipt."""
    call: dict[str, Any] = {
        "actor": counter.actor,
        "idempotency_key": uuid.uuid4(),
        "supplier_id": receipt.supplier_id,
        "branch_id": receipt.branch_id,
        "lines": [LineReturned(receipt_line_id=receipt.lines.get(position=1).pk, quantity=Decimal(quantity))],
        "reason": "Stones are loose",
        "now": counter.now,
        **changes,
    }
    return return_goods(**call)


def order(counter: Counter, supplier: Supplier, *lines: LineOrdered, is_approved: bool = True) -> Order:
    """Draft an order, and submit and approve it where nothing else is said."""
    asked = OrderAsked(supplier_id=supplier.pk, branch_id=counter.branch.pk, lines=lines)
    drafted = draft_order(actor=counter.actor, idempotency_key=uuid.uuid4(), asked=asked, now=counter.now)
    if is_approved:
        submit_order(actor=counter.actor, order_id=drafted.pk, now=counter.now)
        return approve_order(actor=counter.actor, order_id=drafted.pk, now=counter.now)
    return drafted


def line_of(order: Order, position: int = 1) -> OrderLine:
    return order.lines.get(position=position)


def owed(supplier: Supplier) -> dict[str, tuple[Decimal, Decimal]]:
    """Return what is owed, and what is received and not invoiced, by commodity."""
    return {row.commodity: (row.owed, row.not_invoiced) for row in supplier_balances(supplier.pk)}
