from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.customers.models.customer import Customer


class CustomerNote(models.Model):
    """What somebody of the shop wrote about a customer: append-only, the database refuses changes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="notes", db_index=False)
    text = models.CharField(_("text"), max_length=2000)
    written_at = models.DateTimeField(_("written at"))
    actor_id = models.UUIDField()
    actor_name = models.CharField(_("written by"), max_length=200)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["customer", "-written_at"], name="note_of_customer")]

    def __str__(self) -> str:
        return self.text[:40]
