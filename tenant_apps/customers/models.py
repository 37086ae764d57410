import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.normalise import normalised


class CustomerQuerySet(models.QuerySet["Customer"]):
    def matching(self, text: str) -> Self:
        """Find every word of ``text`` in name, phone or e-mail, in either script and any digits."""
        return self.filter(*(Q(search_text__contains=word) for word in normalised(text).split()))

    def family(self, customer_id: uuid.UUID) -> Self:
        """The customer who is kept, and all who were merged into them."""
        return self.filter(Q(pk=customer_id) | Q(merged_into=customer_id))


class Customer(models.Model):
    """Somebody who buys."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    """In E.164 form, with the country's code."""
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.TextField(_("note"), blank=True)
    search_text = models.TextField(editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    referred_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="referred", db_index=False
    )
    """Who brought them, known from the start."""
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged", db_index=False
    )
    """Who this customer turned out to be, never one who is merged in turn. Sales, credit and books stay as they were
    written; who reads them asks for the family."""

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="customer_is_not_its_own_double")]
        indexes = [
            models.Index(fields=["name", "id"], name="customer_by_name"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="customer_merged_into"),
        ]

    def __str__(self) -> str:
        return self.name
