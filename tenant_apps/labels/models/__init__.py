from tenant_apps.labels.models.label_settings import LabelSettings
from tenant_apps.labels.models.piece_serial import PieceSerial

__all__ = ["LabelSettings", "PieceSerial"]
