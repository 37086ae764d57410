from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.buying.choices import IdentityKind, PurchaseStatus
from tenant_apps.catalog.normalise import normalised


class PurchaseQuerySet(models.QuerySet["Purchase"]):
    def completed(self) -> Self:
        return self.filter(status=PurchaseStatus.COMPLETED)

    def matching(self, text: str) -> Self:
        """Find every word of ``text`` in the number or the seller's name."""
        words = normalised(text).split()
        return self.filter(*(Q(number__icontains=word) | Q(search_text__contains=word) for word in words))


class Purchase(models.Model):
    """What the shop bought from somebody over its counter: total = subtotal + rounding. Only voiding changes it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    terminal = models.ForeignKey(
        "branches.Terminal", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    number = models.CharField(_("number"), max_length=40)
    status = models.CharField(_("status"), max_length=10, choices=PurchaseStatus, default=PurchaseStatus.COMPLETED)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, null=True, related_name="purchases")
    seller_name = models.CharField(_("seller"), max_length=200, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    identity_kind = models.CharField(_("document"), max_length=20, choices=IdentityKind, blank=True)
    identity_sealed = models.TextField(editable=False, blank=True)
    """The number of the document, which only a holder of the key can read."""
    identity_mark = models.CharField(max_length=64, editable=False, blank=True)
    """Alike for the same number: linked purchases are found by it."""
    identity_ending = models.CharField(_("end of the number"), max_length=4, blank=True)
    buyer_id = models.UUIDField()
    buyer_name = models.CharField(_("buyer"), max_length=200)
    currency = models.CharField(_("currency"), max_length=3)
    rule_version = models.CharField(max_length=40)
    """The pricing rule whose rounding it follows."""
    subtotal = models.DecimalField(_("subtotal"), max_digits=20, decimal_places=4)
    rounding = models.DecimalField(_("rounding"), max_digits=20, decimal_places=4)
    total = models.DecimalField(_("total"), max_digits=20, decimal_places=4)
    bought_at = models.DateTimeField(_("bought at"))
    business_day = models.DateField(_("day"))
    voided_at = models.DateTimeField(_("voided at"), null=True)
    voided_by = models.UUIDField(null=True)
    void_reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        ordering = ["-bought_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "number"], name="purchase_number_is_unique_in_branch"),
            models.CheckConstraint(
                condition=Q(total=F("subtotal") + F("rounding"), subtotal__gt=0, total__gt=0),
                name="purchase_total_is_subtotal_and_rounding",
            ),
            models.CheckConstraint(
                condition=Q(identity_kind="", identity_sealed="", identity_mark="")
                | ~Q(identity_kind="") & ~Q(identity_sealed="") & ~Q(identity_mark="") & ~Q(seller_name=""),
                name="purchase_identity_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(status=PurchaseStatus.COMPLETED, voided_at=None)
                | Q(status=PurchaseStatus.VOIDED, voided_at__isnull=False),
                name="purchase_voided_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["-bought_at", "-id"], name="purchase_newest"),
            models.Index(
                fields=["identity_mark", "business_day"], condition=~Q(identity_mark=""), name="purchase_of_identity"
            ),
        ]

    def __str__(self) -> str:
        return self.number
