from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class IdempotencyKeyReused(BusinessError):
    """The key was used before with another input."""

    code = "IDEMPOTENCY_KEY_REUSED"
    text = _("This request was already sent with other content. Please start again.")
