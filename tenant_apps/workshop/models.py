from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.market.choices import Metal
from tenant_apps.workshop.choices import WorkKind, WorkSide, WorkStatus


class WorkOrder(models.Model):
    """A job: goods are taken into the workshop or given to a goldsmith, and come back as other goods.

    While it is OPEN its goods are in the branch's WORKSHOP place. It is done or called off once.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(_("number"), max_length=40)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("kind"), max_length=10, choices=WorkKind)
    status = models.CharField(_("status"), max_length=10, choices=WorkStatus, default=WorkStatus.OPEN)
    worker = models.CharField(_("goldsmith"), max_length=100, blank=True)
    """Who has the metal; empty in the shop's own workshop."""
    allowed_loss_percent = models.DecimalField(
        _("allowed loss (%)"),
        max_digits=7,
        decimal_places=4,
        default=0,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    """Of the fine grams used, metal by metal."""
    note = models.CharField(_("note"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.UUIDField()
    ended_at = models.DateTimeField(_("ended at"), null=True)
    ended_by = models.UUIDField(null=True)
    excess_reason = models.CharField(_("why more was lost"), max_length=200, blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "number"], name="work_number_is_unique_in_branch"),
            models.CheckConstraint(
                condition=Q(allowed_loss_percent__gte=0, allowed_loss_percent__lte=100), name="work_loss_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(status=WorkStatus.OPEN, ended_at=None) | ~Q(status=WorkStatus.OPEN) & ~Q(ended_at=None),
                name="work_that_ended_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["-opened_at", "-id"], name="work_newest")]

    def __str__(self) -> str:
        return self.number


class WorkLine(models.Model):
    """Goods that a job used or made, or metal that it lost; fine grams and cost are positive."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    side = models.CharField(_("side"), max_length=10, choices=WorkSide)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    """None where metal was lost."""
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4, default=0)
    """Pieces, count or grams, as the item is tracked."""
    metal = models.CharField(_("metal"), max_length=3, choices=Metal, blank=True)
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=24, decimal_places=8)
    cost = models.DecimalField(_("cost"), max_digits=20, decimal_places=4, default=0)
    """Money for what is not metal."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="work_line_position_is_unique"),
            models.CheckConstraint(condition=Q(fine_weight__gte=0, cost__gte=0), name="work_line_is_not_negative"),
            models.CheckConstraint(
                condition=(Q(side=WorkSide.USED) | Q(side=WorkSide.MADE)) & Q(item__isnull=False, quantity__gt=0)
                | ~Q(side=WorkSide.USED) & ~Q(side=WorkSide.MADE) & Q(item=None, quantity=0, cost=0) & ~Q(metal=""),
                name="work_line_is_goods_or_metal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.quantity}"
