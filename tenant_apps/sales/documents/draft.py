"""A document that is decided and not yet written."""

import uuid
from dataclasses import dataclass, field
from decimal import Decimal

from tenant_apps.branches.choices import Series
from tenant_apps.sales.models import Cheque, OldGold, Payment, Sale, SaleLine


@dataclass(kw_only=True, slots=True)
class Draft:
    """A sale or a refund with all that belongs to it, in the order in which it will be written.

    ``gift_card_codes`` are what the customer showed, by position of the payment: they are kept nowhere.
    ``old_gold`` comes in with a sale; with a refund it goes out again.
    """

    document: Sale
    series: Series
    lines: list[SaleLine]
    payments: list[Payment]
    cheques: list[Cheque] = field(default_factory=list)
    cheques_back: list[Cheque] = field(default_factory=list)
    old_gold: list[OldGold] = field(default_factory=list)
    gift_card_codes: dict[int, str] = field(default_factory=dict)
    reserved_for: uuid.UUID | None = None
    """The document that the goods were kept for until now."""

    @property
    def paid(self) -> Decimal:
        """Return what the payments add up to, which is the total and what cash was rounded by."""
        return sum((payment.amount for payment in self.payments), Decimal(0))
