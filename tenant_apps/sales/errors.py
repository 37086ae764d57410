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
    """The document cannot be given back (facts: reason, see ``sentences``)."""

    code = "NOT_REFUNDABLE"
    text = _("This cannot be refunded.")
    sentences = {
        "NOT_A_SALE": _("Only a sale can be refunded."),
        "IMPORTED": _("This sale was imported from another system, and is refunded there."),
        "VOIDED": _("This sale is void: nothing of it can come back."),
        "IN_GRAMS": _("Its metal is owed in grams: it comes back as a whole, and not in exchange."),
        "IN_STOCK": _("A unique piece of this sale is already back in stock."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])


class CustomerRequired(BusinessError):
    """This way to pay needs to know who the customer is (facts: method)."""

    code = "CUSTOMER_REQUIRED"
    text = _("Choose the customer first: this payment needs one.")


class CreditLimitExceeded(BusinessError):
    """The customer would owe more than they may (facts: limit, owed, asked)."""

    code = "CREDIT_LIMIT_EXCEEDED"
    text = _("The customer may owe %(limit)s and owes %(owed)s already.")

    @property
    def message(self) -> str:
        return str(self.text) % {name: f"{self.facts[name].normalize():f}" for name in ("limit", "owed")}


class MoreThanSold(BusinessError):
    """More of a line would come back than is left of it (facts: position, left)."""

    code = "MORE_THAN_SOLD"
    text = _("Of line %(position)s only %(left)s can still come back.")

    @property
    def message(self) -> str:
        words = {"position": self.facts["position"], "left": f"{self.facts['left'].normalize():f}"}
        return str(self.text) % words


class SaleNotVoidable(BusinessError):
    """The document cannot be made void (facts: reason, see ``sentences``)."""

    code = "SALE_NOT_VOIDABLE"
    text = _("This cannot be made void.")
    sentences = {
        "NOT_A_SALE": _("Only a sale can be made void."),
        "IMPORTED": _("This sale was imported from another system."),
        "REFUNDED": _("Something of this sale has come back already: refund the rest."),
        "VOIDED": _("This sale is void already."),
        "EXCHANGED": _("This sale is part of an exchange: refund it instead."),
        "ANOTHER_DAY": _("A sale is made void on its own day; refund it instead."),
        "DEPOSIT": _("It was paid from a deposit: refund it instead."),
        "IN_STOCK": _("A unique piece of this sale is already back in stock."),
        "OLD_GOLD_GONE": _("The old gold that was taken is no longer there: refund the sale instead."),
        "CHEQUE_GONE": _("The cheque is no longer in hand: refund the sale instead."),
        "GIFT_CARD_UNUSABLE": _("The gift card can no longer be used: refund the sale instead."),
        "CREDIT_SPENT": _("The store credit that was paid out is spent already."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])


class ChequeNotThere(BusinessError):
    """The cheque cannot take this step from where it is (facts: status)."""

    code = "CHEQUE_NOT_THERE"
    text = _("The cheque has gone another way already.")
