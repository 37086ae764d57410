from django.db import models
from django.utils.translation import gettext_lazy as _


class Anchor(models.Model):
    """The signed head of a shop's audit chain, outside the shop's schema: its role can neither read nor write it."""

    tenant_id = models.UUIDField(_("shop"), primary_key=True)
    number = models.PositiveBigIntegerField(_("seals"), default=0)
    """Of the last seal; seals count from 1."""
    entries = models.PositiveBigIntegerField(_("sealed entries"), default=0)
    hash = models.BinaryField(max_length=32, default=bytes(32))
    """Of the last seal."""
    sealed_at = models.DateTimeField(_("sealed at"), null=True)
    key_id = models.CharField(_("key"), max_length=40, blank=True)
    signature = models.BinaryField(max_length=64, default=b"")
    history = models.JSONField(_("history"), default=list)
    """Each time that a chain was accepted as it stood (import, restore): when, by whom, why, and the head before."""
    inserts_seen = models.BigIntegerField(default=0)
    """What PostgreSQL had counted in the table when it was last sealed: while it says the same, nothing is new."""

    class Meta:
        verbose_name = _("audit anchor")
        verbose_name_plural = _("audit anchors")
        ordering = ["tenant_id"]

    def __str__(self) -> str:
        return f"{self.tenant_id} · {self.number}"
