from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class ItemChangedMeanwhile(BusinessError):
    """Somebody else changed the item after the editor read it."""

    code = "ITEM_CHANGED_MEANWHILE"
    text = _("Somebody else changed this item in the meantime. Please look at it again.")


class CategoryWouldCircle(BusinessError):
    """A category cannot be below itself."""

    code = "CATEGORY_WOULD_CIRCLE"
    text = _("A category cannot be moved under itself.")


class PhotoRefused(BusinessError):
    """A file is no photo that is kept (fact: reason, EMPTY, TOO_LARGE, UNKNOWN_TYPE or TOO_MANY)."""

    code = "PHOTO_REFUSED"
    text = _("This photo cannot be kept.")
