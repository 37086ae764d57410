"""How the shop pays: what fits a total, what leaves the drawer, and what the books are told."""

import uuid
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems
from tenant_apps.buying.asked import PaymentMade
from tenant_apps.buying.choices import PAYS_WITH
from tenant_apps.buying.errors import PaymentsDiffer
from tenant_apps.buying.offer import Offer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part

MAX_PAYMENTS = 5
_PART = {
    PaymentMethod.CASH: PartCode.PAYMENT_CASH,
    PaymentMethod.TRANSFER: PartCode.PAYMENT_TRANSFER,
    PaymentMethod.STORE_CREDIT: PartCode.PAYMENT_STORE_CREDIT,
}


def check_payments(payments: Sequence[PaymentMade], *, total: Decimal, has_customer: bool) -> None:
    """Refuse payments that do not make up the total to the last digit.

    Raises:
        InvalidInput: none or too many, a way or an amount that is not possible, or credit for nobody.
        PaymentsDiffer: they sum to something else.
    """
    if not 1 <= len(payments) <= MAX_PAYMENTS:
        raise InvalidInput({"payments": ("LENGTH", _("Pay in 1 to %d parts.") % MAX_PAYMENTS)})
    problems: FieldProblems = {}
    for number, paid in enumerate(payments):
        if paid.method not in PAYS_WITH:
            problems[f"payments.{number}.method"] = ("NOT_POSSIBLE", _("The shop cannot pay like this."))
        elif paid.method == PaymentMethod.STORE_CREDIT and not has_customer:
            problems[f"payments.{number}.method"] = ("NO_CUSTOMER", _("Store credit needs a customer."))
        if not 0 < paid.amount <= total:
            problems[f"payments.{number}.amount"] = ("NOT_POSSIBLE", _("This amount cannot be paid."))
    if problems:
        raise InvalidInput(problems)
    paid_in_all = sum((paid.amount for paid in payments), Decimal(0))
    if paid_in_all != total:
        raise PaymentsDiffer(total=total, paid=paid_in_all)


def takings_of(payments: Sequence[PaymentMade]) -> list[Taking]:
    """Return what leaves the drawer."""
    return [Taking(method=paid.method, amount=-paid.amount) for paid in payments]


def parts_of(offer: Offer, *, payments: Sequence[PaymentMade], customer_id: uuid.UUID | None) -> list[Part]:
    """Return the money side of the entry: the price of the metal, its rounding, and what was paid."""
    return [
        Part(code=PartCode.METAL_BOUGHT, commodity=offer.currency, amount=offer.subtotal),
        Part(code=PartCode.ROUNDING, commodity=offer.currency, amount=offer.rounding),
        *(
            Part(
                code=_PART[paid.method],
                commodity=offer.currency,
                amount=-paid.amount,
                customer_id=customer_id if paid.method == PaymentMethod.STORE_CREDIT else None,
            )
            for paid in payments
        ),
    ]
