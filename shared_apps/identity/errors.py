from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class Unauthenticated(BusinessError):
    """Nobody is logged in, or the token is expired, foreign or forged: the answer is the same."""

    code = "UNAUTHENTICATED"
    text = _("Please log in.")


class WrongCredentials(BusinessError):
    """No active person with this name and password is here."""

    code = "WRONG_CREDENTIALS"
    text = _("The name or the password is not right.")


class TooManyAttempts(BusinessError):
    """Log-in failed too often (facts: retry_after_seconds)."""

    code = "TOO_MANY_ATTEMPTS"
    text = _("Too many attempts. Please try again in %(retry_after_seconds)s seconds.")


class SessionEnded(BusinessError):
    """The refresh token is unknown, expired, revoked or was replayed."""

    code = "SESSION_ENDED"
    text = _("Your session has ended. Please log in again.")
