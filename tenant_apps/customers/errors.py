from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class AlreadyMerged(BusinessError):
    """One of the two was merged into somebody before (facts: customer_id, of the one who is kept)."""

    code = "ALREADY_MERGED"
    text = _("This customer has already been merged into another one.")


class DocumentRefused(BusinessError):
    """The file is not kept (facts: reason = EMPTY, TOO_LARGE or UNKNOWN_TYPE)."""

    code = "DOCUMENT_REFUSED"
    text = _("This file cannot be kept.")
    sentences = {
        "EMPTY": _("This file is empty."),
        "TOO_LARGE": _("This file is larger than 10 MB."),
        "UNKNOWN_TYPE": _("Only PDF, JPEG, PNG and WebP files are kept."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])
