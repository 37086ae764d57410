from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.customers.models import Customer


class GiftCardQuerySet(models.QuerySet["GiftCard"]):
    def bought_by(self, customer: Customer) -> Self:
        """Cards that the customer bought, or somebody who was merged into them."""
        return self.filter(customer__in=Customer.objects.family(customer.pk).order_by().values("pk"))


class GiftCard(models.Model):
    """A card that pays for whoever knows its code. What is on it is the sum of its entries."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code_digest = models.BinaryField(max_length=32, unique=True)
    """Keyed; the code itself is kept nowhere."""
    last_four = models.CharField(_("last four"), max_length=4)
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.PROTECT, null=True, related_name="gift_cards", db_index=False
    )
    """Who bought it, where the shop knows; not who may use it."""
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="gift_cards", db_index=False)
    issued_at = models.DateTimeField(_("issued at"))
    expires_on = models.DateField(_("good until"), null=True)
    """The last day on which it is good; empty: for ever."""
    voided_at = models.DateTimeField(_("voided at"), null=True)

    objects = GiftCardQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [
            models.Index(fields=["-issued_at", "-id"], name="gift_card_newest"),
        ]

    def __str__(self) -> str:
        return f"…{self.last_four}"

    def is_expired(self, day: date) -> bool:
        """Return whether the card is no longer good on ``day`` of the shop."""
        return self.expires_on is not None and day > self.expires_on
