from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError
from tenant_apps.transfers.choices import TransferStatus


class TransferNotReady(BusinessError):
    """The transfer is not where this step starts, often because somebody was faster (facts: status, where it is)."""

    code = "TRANSFER_NOT_READY"
    text = _("This is not possible any more. The transfer is: %(status)s.")

    @property
    def message(self) -> str:
        return str(self.text) % {"status": TransferStatus(self.facts["status"]).label}


class TransferChanged(BusinessError):
    """Less or more of some lines is on the way than was seen: somebody settled them meanwhile (facts: positions)."""

    code = "TRANSFER_CHANGED"
    text = _("Somebody changed this transfer meanwhile. Please look at it again.")

    @property
    def message(self) -> str:
        return str(self.text)
