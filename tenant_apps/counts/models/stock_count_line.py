from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Case, DecimalField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.identity.models import User
from tenant_apps.catalog.choices import Tracking
from tenant_apps.counts.choices import LineKind

_FINE = DecimalField(max_digits=30, decimal_places=8)
_GRAMS = DecimalField(max_digits=30, decimal_places=4)


class StockCountLineQuerySet(models.QuerySet["StockCountLine"]):
    def told(self) -> Self:
        """Add each line's ``kind``, what it differs by (``difference`` in its unit, ``grams``, ``fine_grams`` and
        ``cost_difference``, signed) and ``counted_by_name``. Until it is posted it is worth what the item says.
        """
        unposted_fine = F("grams") * F("item__fineness") * Decimal("0.001")
        people = User.objects.filter(pk=OuterRef("counted_by")).values("full_name")[:1]
        return self.annotate(
            counted_by_name=Subquery(people),
            difference=F("counted") - F("expected"),
            kind=_kind(),
            grams=Case(
                When(item__tracking=Tracking.WEIGHT, then=F("difference")),
                default=F("difference") * F("item__net_weight"),
                output_field=_GRAMS,
            ),
            fine_grams=Case(
                When(posted_fine_weight__isnull=False, then=F("posted_fine_weight")),
                default=unposted_fine,
                output_field=_FINE,
            ),
            cost_difference=Case(
                When(posted_cost__isnull=False, then=F("posted_cost")),
                default=F("difference") * F("item__unit_cost"),
                output_field=_FINE,
            ),
        )


def _kind() -> Case:
    """Return the first that is true. A piece is whole: where none is expected, it is one that should not be there."""
    found_piece = Q(item__tracking=Tracking.PIECE, expected=0, counted__gt=0)
    return Case(
        When(item=None, then=Value(LineKind.UNKNOWN_CODE.value)),
        When(counted=None, then=Value(LineKind.WAITING.value)),
        When(is_in_scope=False, then=Value(LineKind.OUT_OF_SCOPE.value)),
        When(found_piece & Q(is_elsewhere=True), then=Value(LineKind.ELSEWHERE.value)),
        When(found_piece, then=Value(LineKind.NOT_IN_STOCK.value)),
        When(difference=0, then=Value(LineKind.AGREED.value)),
        When(
            Q(item__tracking=Tracking.WEIGHT, count__weight_tolerance__gte=Abs(F("difference"))),
            then=Value(LineKind.AGREED.value),
        ),
        When(difference__lt=0, then=Value(LineKind.SHORT.value)),
        default=Value(LineKind.OVER.value),
        output_field=models.CharField(),
    )


class StockCountLine(models.Model):
    """An item of a count, or a code that nobody knows. Units: pieces, count or grams, as the item is tracked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    count = models.ForeignKey("counts.StockCount", on_delete=models.PROTECT, related_name="lines", db_index=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    code = models.CharField(_("code"), max_length=60, blank=True)
    """What was read, where it is no item's."""
    is_in_scope = models.BooleanField(default=True)
    """Part of what the count is about; the rest was only found."""
    counted = models.DecimalField(_("counted"), max_digits=20, decimal_places=4, null=True)
    """Nothing yet, in a tray's list; zero where it was looked for and not found."""
    expected = models.DecimalField(_("expected"), max_digits=20, decimal_places=4, null=True)
    """What the shelf held in the moment of counting, by the books; what moves later is in neither of the two."""
    is_elsewhere = models.BooleanField(default=False)
    """A piece that the books had in another branch or place when it was found here."""
    is_doubtful = models.BooleanField(default=False)
    """Stock moved between the goes in which it was counted, or came in while nobody looked for it."""
    counted_at = models.DateTimeField(_("counted at"), null=True)
    counted_by = models.UUIDField(null=True)
    """Nobody where it is missing."""
    recounts = models.PositiveSmallIntegerField(default=0)
    posted_fine_weight = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    """What the approval moved, as the movement has it."""
    posted_cost = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = StockCountLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["count", "item", "code"], name="stock_count_line_is_one_per_item_or_code", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False, code="")
                | Q(item=None, is_in_scope=False, counted__isnull=False, expected=0) & ~Q(code=""),
                name="stock_count_line_is_an_item_or_a_code",
            ),
            models.CheckConstraint(
                condition=Q(counted=None, expected=None, counted_at=None)
                | Q(counted__gte=0, expected__gte=0, counted_at__isnull=False),
                name="stock_count_line_knows_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(posted_fine_weight=None, posted_cost=None)
                | Q(posted_fine_weight__isnull=False, posted_cost__isnull=False, is_in_scope=True),
                name="stock_count_line_posts_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counted} of {self.expected}"
