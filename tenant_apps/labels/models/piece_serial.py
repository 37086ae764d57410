from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.labels.epc import MAX_SERIAL


class PieceSerial(models.Model):
    """The number by which RFID tags of the shop name a piece; given once, in order, and never to another piece.

    An id has more bits than a tag leaves for it, and no part of it is sure to be unique.
    """

    item = models.OneToOneField("catalog.Item", on_delete=models.PROTECT, primary_key=True, related_name="+")
    serial = models.BigIntegerField(_("serial of its RFID tag"), unique=True)

    class Meta:
        ordering = ["serial"]
        verbose_name = _("serial of a piece")
        verbose_name_plural = _("serials of pieces")
        constraints = [
            models.CheckConstraint(condition=Q(serial__gte=1, serial__lte=MAX_SERIAL), name="piece_serial_has_38_bits")
        ]

    def __str__(self) -> str:
        return f"{self.serial}"
