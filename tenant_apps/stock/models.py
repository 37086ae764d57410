from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.stock.choices import MovementKind


class Movement(models.Model):
    """Stock that came or went: append-only, the database refuses changes. Units: pieces, count or grams (tracking)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="movements")
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(_("kind"), max_length=20, choices=MovementKind)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    """Positive in, negative out."""
    reference_id = models.UUIDField(null=True)
    """The sale, import or other document behind it."""
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    moved_at = models.DateTimeField(_("moved at"))
    moved_by = models.UUIDField(_("moved by"), null=True)

    class Meta:
        ordering = ["-moved_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(quantity=0), name="movement_moves_something")]
        indexes = [models.Index(fields=["item", "-moved_at"], name="movement_of_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity}"


class LevelQuerySet(models.QuerySet["Level"]):
    def low(self) -> "LevelQuerySet":
        return self.filter(item__is_active=True, item__low_stock_at__isnull=False, quantity__lte=F("item__low_stock_at"))


class Level(models.Model):
    """What a branch has of an item: the sum of its movements, kept by a trigger on them and by nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="levels", db_index=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="levels")
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["branch", "item"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "item"], name="level_is_one_per_branch_and_item"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="level_is_never_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity}"
