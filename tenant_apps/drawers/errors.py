from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class ShiftRequired(BusinessError):
    """The shop takes money only into an open drawer, and this terminal has none."""

    code = "SHIFT_REQUIRED"
    text = _("Open the drawer of this till first.")


class ShiftAlreadyOpen(BusinessError):
    """The terminal has an open shift, and can have only one (facts: holder_name, opened_at)."""

    code = "SHIFT_ALREADY_OPEN"
    text = _("The drawer of this till is already open.")


class ShiftNotOpen(BusinessError):
    """The shift is closed, for good."""

    code = "SHIFT_NOT_OPEN"
    text = _("This shift is already closed.")


class NotYourShift(BusinessError):
    """Somebody else answers for this drawer, and only a manager may do this in their place (facts: holder_name)."""

    code = "NOT_YOUR_SHIFT"
    text = _("This drawer is held by %(holder_name)s.")
