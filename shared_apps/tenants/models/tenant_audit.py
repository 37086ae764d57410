from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.tenants.choices import TenantAction


class TenantAudit(models.Model):
    """What was done to a shop, by whom and when. Append-only (a trigger refuses the rest).

    It names the shop by a plain id, because it outlives the shop.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenant_id = models.UUIDField(_("shop"))
    action = models.CharField(_("action"), max_length=20, choices=TenantAction)
    actor_id = models.UUIDField(_("person's id"), null=True)
    actor_label = models.CharField(_("by"), max_length=200)
    facts = models.JSONField(_("facts"), default=dict)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit of shops")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["tenant_id", "-at"], name="tenant_audit_of_shop")]

    def __str__(self) -> str:
        return f"{TenantAction(self.action).label} · {self.actor_label}"
