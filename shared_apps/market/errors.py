"""What can be wrong with a rate or with the one who tells it."""

from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class RateNotValid(BusinessError):
    """A rate is a positive number below 10^14, and not a hundred million times the one before."""

    code = "RATE_NOT_VALID"
    text = _("This cannot be the price of a gram.")


class RateNotHeld(BusinessError):
    """The rate does not wait for a decision: it was applied or rejected before (facts: status)."""

    code = "RATE_NOT_HELD"
    text = _("This rate was already decided.")


class ProviderFailed(Exception):
    """A source of rates gave nothing usable; nothing of its answer is recorded."""


class ProviderUnreachable(ProviderFailed):
    """No answer in time, although asked again."""


class ProviderRefused(ProviderFailed):
    """The answer is an error: a bad token, no right to this metal, an exhausted quota."""


class ProviderAnswerInvalid(ProviderFailed):
    """The answer is not what the protocol says, or its numbers cannot be true."""
