from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.customers.models.customer import Customer


class CustomerDocument(models.Model):
    """A file about a customer, private to the shop: a contract, a certificate, a drawing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(upload_to="customers/")
    content_type = models.CharField(_("type"), max_length=40)
    """Found in the content, not taken from whoever sent it."""
    size = models.PositiveIntegerField(_("size"))
    """Bytes."""
    added_at = models.DateTimeField(_("added at"))
    added_by = models.UUIDField()

    class Meta:
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.name
