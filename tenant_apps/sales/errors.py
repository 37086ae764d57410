from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class QuoteExpired(BusinessError):
    """The prices of the quote no longer hold (facts: expired_at)."""

    code = "QUOTE_EXPIRED"
    text = _("The quote has expired. Please quote again.")


class QuoteUsed(BusinessError):
    """The quote already became a sale."""

    code = "QUOTE_USED"
    text = _("This quote has already been paid.")


class PaymentMismatch(BusinessError):
    """The payments do not settle the total, or something other than cash exceeds it (facts: total, paid)."""

    code = "PAYMENT_MISMATCH"
    text = _("The payments of %(paid)s do not match the total of %(total)s.")

    @property
    def message(self) -> str:
        return str(self.text) % {name: f"{amount.normalize():f}" for name, amount in self.facts.items()}


class AlreadyRefunded(BusinessError):
    """The sale was refunded before."""

    code = "ALREADY_REFUNDED"
    text = _("This sale has already been refunded.")


class NotRefundable(BusinessError):
    """The document cannot be given back (facts: reason = NOT_A_SALE, IMPORTED or IN_STOCK)."""

    code = "NOT_REFUNDABLE"
    text = _("This cannot be refunded.")
    sentences = {
        "NOT_A_SALE": _("Only a sale can be refunded."),
        "IMPORTED": _("This sale was imported from another system, and is refunded there."),
        "IN_STOCK": _("A unique piece of this sale is already back in stock."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])
