from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class OfferChanged(BusinessError):
    """What was offered is no longer what it is worth (facts: offered, total)."""

    code = "OFFER_CHANGED"
    text = _("The value has changed to %(total)s. Please make the offer again.")

    @property
    def message(self) -> str:
        return str(self.text) % {"total": f"{self.facts['total'].normalize():f}"}


class IdentityRequired(BusinessError):
    """The law wants to know who sells (facts: kinds, the documents that will do)."""

    code = "IDENTITY_REQUIRED"
    text = _("The seller's identity must be recorded.")


class PriceNotAllowed(BusinessError):
    """More was agreed than the metal is worth, which the person may not do (facts: value)."""

    code = "PRICE_NOT_ALLOWED"
    text = _("You may not pay more than %(value)s for this.")

    @property
    def message(self) -> str:
        return str(self.text) % {"value": f"{self.facts['value'].normalize():f}"}


class PaymentsDiffer(BusinessError):
    """What is paid is not the total (facts: total, paid)."""

    code = "PAYMENTS_DIFFER"
    text = _("The payments of %(paid)s do not match the total of %(total)s.")

    @property
    def message(self) -> str:
        return str(self.text) % {name: f"{amount.normalize():f}" for name, amount in self.facts.items()}


class NotVoidable(BusinessError):
    """The purchase cannot be voided (facts: reason = VOIDED or NOT_TODAY)."""

    code = "NOT_VOIDABLE"
    text = _("This purchase cannot be voided.")
    sentences = {
        "VOIDED": _("This purchase was voided before."),
        "NOT_TODAY": _("A purchase is voided on its own day only."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])
