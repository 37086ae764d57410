from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class CountMovedOn(BusinessError):
    """The count is no longer, or not yet, in a state for this (facts: status)."""

    code = "COUNT_MOVED_ON"
    text = _("This count cannot be changed like that now.")
    sentences = {
        "OPEN": _("This count is still going on."),
        "COUNTED": _("This count is finished: only its lines can be counted anew."),
        "APPROVED": _("This count was approved before."),
        "CANCELLED": _("This count was cancelled."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["status"]])


class RecountNeeded(BusinessError):
    """Stock moved while these were being counted, so what should have been there is unknown (facts: skus)."""

    code = "RECOUNT_NEEDED"
    text = _("These moved while they were being counted; count them once more: %(skus)s.")

    @property
    def message(self) -> str:
        return str(self.text) % {"skus": ", ".join(self.facts["skus"])}
