from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Overused:
    """Why a request is not served now. Not an exception: nobody raises it, it is answered."""

    def __init__(self, code: str, text: str | Promise, retry_after: int) -> None:
        self.code, self.text, self.retry_after = code, text, retry_after


def rate_limited(retry_after: int) -> Overused:
    return Overused(
        "RATE_LIMITED", _("Your shop sends more requests than its plan allows. Wait a moment."), retry_after
    )


def too_many_at_once(retry_after: int) -> Overused:
    return Overused("TOO_MANY_AT_ONCE", _("Your shop does too much at once. Wait a moment."), retry_after)
