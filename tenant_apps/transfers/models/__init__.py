from tenant_apps.transfers.models.settlement import Settlement
from tenant_apps.transfers.models.transfer import Transfer
from tenant_apps.transfers.models.transfer_line import TransferLine

__all__ = ["Settlement", "Transfer", "TransferLine"]
