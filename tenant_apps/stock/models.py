from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import UUID4, Floor
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.choices import MovementKind, StockPlace


class Movement(models.Model):
    """Stock that came or went: append-only, the database refuses changes. Units: pieces, count or grams (tracking)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="movements", db_index=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="movements", db_index=False)
    kind = models.CharField(_("kind"), max_length=20, choices=MovementKind)
    place = models.CharField(
        _("place"), max_length=10, choices=StockPlace, default=StockPlace.SHELF, db_default=StockPlace.SHELF
    )
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    """Positive in, negative out; zero where only the value was corrected."""
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=24, decimal_places=8, default=0, db_default=0)
    """Pure grams of the item's metal, signed like the quantity."""
    cost = models.DecimalField(_("cost"), max_digits=20, decimal_places=4, default=0, db_default=0)
    """Money for what is not metal (making, stones, goods), signed like the quantity."""
    reference_id = models.UUIDField(null=True)
    """The sale, import or other document behind it."""
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    moved_at = models.DateTimeField(_("moved at"))
    moved_by = models.UUIDField(_("moved by"), null=True)

    class Meta:
        ordering = ["-moved_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(quantity=0) | ~Q(fine_weight=0) | ~Q(cost=0), name="movement_moves_something"
            ),
            models.CheckConstraint(
                condition=Q(quantity=0)
                | Q(quantity__gt=0, fine_weight__gte=0, cost__gte=0)
                | Q(quantity__lt=0, fine_weight__lte=0, cost__lte=0),
                name="movement_value_goes_with_its_quantity",
            ),
        ]
        indexes = [
            models.Index(fields=["item", "-moved_at"], name="movement_of_item"),
            models.Index(fields=["-moved_at", "-id"], name="movement_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity}"


class LevelQuerySet(models.QuerySet["Level"]):
    def on_shelf(self) -> Self:
        """What can be sold or counted in its branch, not what is on its way or with others."""
        return self.filter(place=StockPlace.SHELF)

    def low(self) -> Self:
        """At or under the item's own threshold, where it has one."""
        return self.on_shelf().filter(
            item__is_active=True, item__low_stock_at__isnull=False, quantity__lte=F("item__low_stock_at")
        )


class Level(models.Model):
    """What a branch has of an item in a place: the sum of its movements, kept by a trigger on them and nothing else."""

    id = models.UUIDField(primary_key=True, db_default=UUID4(), editable=False)
    """Made by the database, because its trigger makes the rows."""
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="levels", db_index=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="levels")
    place = models.CharField(
        _("place"), max_length=10, choices=StockPlace, default=StockPlace.SHELF, db_default=StockPlace.SHELF
    )
    tracking = models.CharField(max_length=10, choices=Tracking, editable=False)
    """The item's, copied by the trigger, so that constraints can see it; an item that moved keeps its tracking."""
    quantity = models.DecimalField(_("quantity"), max_digits=20, decimal_places=4)
    """Wider than a movement, as the next two are: it cannot overflow."""
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=30, decimal_places=8, default=0, db_default=0)
    cost = models.DecimalField(_("cost"), max_digits=26, decimal_places=4, default=0, db_default=0)
    reserved = models.DecimalField(_("reserved"), max_digits=20, decimal_places=4, default=0, db_default=0)
    """The sum of its open reservations, kept by a trigger on those: only the rest is for sale."""

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["branch", "item", "place"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "item", "place"], name="level_is_one_per_branch_item_and_place"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="level_is_never_negative"),
            models.CheckConstraint(
                condition=Q(quantity=0, fine_weight=0, cost=0) | Q(quantity__gt=0, fine_weight__gte=0, cost__gte=0),
                name="level_of_nothing_is_worth_nothing",
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0, reserved__lte=F("quantity")), name="level_reserves_what_is_there"
            ),
            models.CheckConstraint(
                condition=Q(place=StockPlace.SHELF) | Q(reserved=0), name="level_reserves_on_the_shelf"
            ),
            models.CheckConstraint(
                condition=Q(tracking=Tracking.WEIGHT) | Q(quantity=Floor("quantity")), name="level_counts_are_whole"
            ),
            models.CheckConstraint(
                condition=~Q(tracking=Tracking.PIECE) | Q(quantity__lte=1), name="level_piece_is_one"
            ),
            # Judged at the end of a statement, so that one statement can carry a piece from place to place.
            ExclusionConstraint(
                name="level_piece_is_in_one_place",
                expressions=[("item", RangeOperators.EQUAL)],
                index_type="hash",
                condition=Q(tracking=Tracking.PIECE, quantity__gt=0),
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity}"


class Reservation(models.Model):
    """Stock that is promised to somebody: it stays on its shelf, and nobody else can have it until it is released."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="reservations", db_index=False)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    """Pieces, count or grams, as the item is tracked."""
    reserved_for = models.UUIDField()
    """The document that it is promised to."""
    reserved_at = models.DateTimeField(_("reserved at"))
    released_at = models.DateTimeField(_("released at"), null=True)

    class Meta:
        ordering = ["-reserved_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="reservation_reserves_something"),
        ]
        indexes = [models.Index(fields=["reserved_for"], name="reservation_by_document")]

    def __str__(self) -> str:
        return f"{self.quantity}"
