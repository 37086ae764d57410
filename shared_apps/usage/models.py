from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class UsageDay(models.Model):
    """What a shop had and did on one day (UTC). It outlives the shop: a bill may still be asked about."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenant_id = models.UUIDField(_("shop"))
    day = models.DateField(_("day"))
    users = models.PositiveBigIntegerField(_("people"), default=0, db_default=0)
    items = models.PositiveBigIntegerField(_("items"), default=0, db_default=0)
    sales = models.PositiveBigIntegerField(_("sales"), default=0, db_default=0)
    storage_bytes = models.PositiveBigIntegerField(_("storage (bytes)"), default=0, db_default=0)
    requests = models.PositiveBigIntegerField(_("requests"), default=0, db_default=0)

    class Meta:
        verbose_name = _("day of usage")
        verbose_name_plural = _("days of usage")
        ordering = ["-day", "pk"]
        constraints = [models.UniqueConstraint(fields=["tenant_id", "day"], name="usage_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.tenant_id} · {self.day}"
