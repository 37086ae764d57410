from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.counts.choices import CountScope, CountStatus


class StockCount(models.Model):
    """People go through a branch's shelf, or a part of it, while the shop sells. Only its status moves, and forward."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    scope = models.CharField(_("scope"), max_length=10, choices=CountScope)
    category = models.ForeignKey(
        "catalog.Category", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    title = models.CharField(_("name"), max_length=100)
    is_blind = models.BooleanField(_("blind"), default=False)
    """Nobody is shown what should be there while it goes on."""
    weight_tolerance = models.DecimalField(_("tolerance (g)"), max_digits=14, decimal_places=4, default=0)
    """Goods by weight agree up to this many grams: scales differ."""
    status = models.CharField(_("status"), max_length=10, choices=CountStatus, default=CountStatus.OPEN)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.UUIDField()
    counted_at = models.DateTimeField(_("counted at"), null=True)
    counted_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(_("approved or cancelled at"), null=True)
    closed_by = models.UUIDField(null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    """Why it was cancelled, or what its differences come from."""

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scope=CountScope.CATEGORY, category__isnull=False)
                | ~Q(scope=CountScope.CATEGORY) & Q(category=None),
                name="stock_count_of_category_has_one",
            ),
            models.CheckConstraint(condition=Q(weight_tolerance__gte=0), name="stock_count_tolerance_from_zero"),
            models.CheckConstraint(
                condition=Q(status=CountStatus.OPEN, counted_at=None, closed_at=None)
                | Q(status=CountStatus.COUNTED, counted_at__isnull=False, closed_at=None)
                | Q(status=CountStatus.APPROVED, counted_at__isnull=False, closed_at__isnull=False)
                | Q(status=CountStatus.CANCELLED, closed_at__isnull=False) & ~Q(reason=""),
                name="stock_count_status_has_its_times",
            ),
        ]
        indexes = [models.Index(fields=["-opened_at", "-id"], name="stock_count_newest")]

    def __str__(self) -> str:
        return self.title
