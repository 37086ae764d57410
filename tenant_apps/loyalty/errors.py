from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class NotEnoughCredit(BusinessError):
    """The balance does not cover what is asked (facts: purse, balance, asked; of points both count points)."""

    code = "NOT_ENOUGH_CREDIT"
    text = _("The balance of %(balance)s does not cover %(asked)s.")

    @property
    def message(self) -> str:
        return str(self.text) % {name: f"{self.facts[name].normalize():f}" for name in ("balance", "asked")}


class GiftCardUnknown(BusinessError):
    """There is no gift card with this code."""

    code = "GIFT_CARD_UNKNOWN"
    text = _("There is no gift card with this code.")


class GiftCardUnusable(BusinessError):
    """The card is no longer good (facts: reason = EXPIRED or VOIDED)."""

    code = "GIFT_CARD_UNUSABLE"
    text = _("This gift card can no longer be used.")
    sentences = {"EXPIRED": _("This gift card has expired."), "VOIDED": _("This gift card was voided.")}

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])


class NoLoyaltyProgram(BusinessError):
    """The shop gives no points at present."""

    code = "NO_LOYALTY_PROGRAM"
    text = _("This shop has no loyalty program at present.")


class TooFewPoints(BusinessError):
    """Fewer points are spent than the program allows at once (facts: minimum, asked)."""

    code = "TOO_FEW_POINTS"
    text = _("At least %(minimum)s points are spent at once, not %(asked)s.")
