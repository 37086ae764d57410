from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class PlanNotOpen(BusinessError):
    """The plan is settled or cancelled (facts: status)."""

    code = "PLAN_NOT_OPEN"
    text = _("This plan is no longer open.")


class MoreThanIsOpen(BusinessError):
    """The payment is more than what is still open (facts: open, in money or grams)."""

    code = "MORE_THAN_IS_OPEN"
    text = _("That is more than the %(open)s that is still open.")


class AccountChanged(BusinessError):
    """The shop owes another amount than the one that was to be paid out (facts: payout, in money)."""

    code = "ACCOUNT_CHANGED"
    text = _("By now %(payout)s is owed to the customer.")


class GramLimitExceeded(BusinessError):
    """The customer would owe more gold than they may (facts: limit, owed, asked; fine grams)."""

    code = "GRAM_LIMIT_EXCEEDED"
    text = _("The customer may owe %(limit)s g of fine gold and owes %(owed)s g already.")

    @property
    def message(self) -> str:
        return str(self.text) % {name: f"{self.facts[name].normalize():f}" for name in ("limit", "owed")}


class NotForGrams(BusinessError):
    """The cart cannot be sold by the gram over time (facts: reason = NO_METAL or SEVERAL_METALS)."""

    code = "NOT_FOR_GRAMS"
    text = _("This cart cannot be paid in grams.")
    sentences = {
        "NO_METAL": _("There is no metal in this cart that could be owed."),
        "SEVERAL_METALS": _("Only a cart of one metal can be paid in grams."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])
