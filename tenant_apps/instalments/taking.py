"""Take money for a plan, or give it back: credit, drawer and the parts of the journal entry."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.part import Part
from tenant_apps.loyalty.services.spend_gift_card import spend_gift_card
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.payments.cash_step import cash_step
from tenant_apps.sales.payments.settle import Settlement, settle
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.posting import PART_OF_PAYMENT

MONEY = (
    PaymentMethod.CASH,
    PaymentMethod.CARD,
    PaymentMethod.TRANSFER,
    PaymentMethod.STORE_CREDIT,
    PaymentMethod.GIFT_CARD,
    PaymentMethod.OTHER,
)
"""What an instalment or a deposit can be paid with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyTaken:
    """``settlement`` of what was to be paid; ``paid`` says how, as the plan keeps it: decimals as text."""

    settlement: Settlement
    paid: list[dict[str, str]]

    def parts(self, *, currency: str) -> list[Part]:
        """Return the debits of the payments; rounding of cash is the caller's credit."""
        return [
            Part(code=PART_OF_PAYMENT[settled.taken.method], commodity=currency, amount=settled.amount)
            for settled in self.settlement.payments
        ]


def take_money(
    *, amount: Decimal, payments: Sequence[PaymentTaken], visit: Visit, source_id: uuid.UUID, kind: TakingKind
) -> MoneyTaken:
    """Take ``amount`` in the ways that ``payments`` say, into the drawer of the visit.

    Raises:
        InvalidInput: a way that money cannot be taken in here, or an amount that cannot be paid.
        PaymentMismatch: the payments do not settle the amount.
        NotEnoughCredit, GiftCardUnknown, GiftCardUnusable: credit cannot be spent.
    """
    for number, payment in enumerate(payments):
        if payment.method not in MONEY:
            problem = _("An instalment or a deposit cannot be paid in this way.")
            raise InvalidInput({f"payments.{number}.method": ("NOT_HERE", problem)})
    settlement = settle(
        total=amount,
        currency=visit.currency,
        payments=payments,
        cash_step=cash_step(visit.branch, currency=visit.currency),
    )
    paid = []
    for settled in settlement.payments:
        reference = settled.taken.reference
        if settled.taken.method == PaymentMethod.STORE_CREDIT and visit.customer_id is not None:
            spend_store_credit(customer_id=visit.customer_id, amount=settled.amount, source_id=source_id, at=visit.now)
        elif settled.taken.method == PaymentMethod.GIFT_CARD:
            reference = str(spend_gift_card(code=reference, amount=settled.amount, source_id=source_id, at=visit.now))
        paid.append({"method": settled.taken.method, "amount": f"{settled.amount:f}", "reference": reference})
    record_takings(
        shift=visit.shift,
        kind=kind,
        source_id=source_id,
        takings=[Taking(method=settled.taken.method, amount=settled.amount) for settled in settlement.payments],
        at=visit.now,
    )
    return MoneyTaken(settlement=settlement, paid=paid)
