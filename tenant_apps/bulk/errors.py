from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class TooManyItems(BusinessError):
    """More items were chosen than one edit may change (facts: most)."""

    code = "TOO_MANY_ITEMS"
    text = _("One edit changes at most %(most)s items. Narrow the choice.")


class EditAlreadyUndone(BusinessError):
    """The edit was undone before."""

    code = "EDIT_ALREADY_UNDONE"
    text = _("This edit is already undone.")
