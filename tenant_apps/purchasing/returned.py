"""What a supplier gives back for goods that go back: the part of what was billed for them."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from tenant_apps.purchasing.models import InvoiceLine

_STEPS = {
    "fine_weight": Decimal("0.00000001"),
    "metal_amount": Decimal("0.0001"),
    "cost": Decimal("0.0001"),
    "tax": Decimal("0.0001"),
}
_PRECISION = 60
"""An amount has up to 24 digits and a quantity 14: their product is exact, and only the part is rounded."""


def returned_line(invoiced: InvoiceLine, *, before: Decimal, quantity: Decimal, position: int) -> InvoiceLine:
    """Return the line of a debit note, unsaved: ``quantity`` more after ``before`` of the received quantity.

    Each amount is its part up to now less its part up to before, so that all parts make up the whole exactly.
    """
    whole = invoiced.receipt_line.quantity
    amounts = {
        name: _part(getattr(invoiced, name), before + quantity, whole, step)
        - _part(getattr(invoiced, name), before, whole, step)
        for name, step in _STEPS.items()
    }
    return InvoiceLine(
        position=position,
        receipt_line=invoiced.receipt_line,
        is_return=True,
        quantity=quantity,
        settlement=invoiced.settlement,
        **amounts,
    )


def _part(amount: Decimal, quantity: Decimal, whole: Decimal, step: Decimal) -> Decimal:
    with localcontext(prec=_PRECISION):
        return (amount * quantity / whole).quantize(step, ROUND_HALF_UP)
