from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.choices import PhotoState


class ItemPhotoQuerySet(models.QuerySet["ItemPhoto"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def ready(self) -> Self:
        return self.kept().filter(state=PhotoState.READY)


class ItemPhoto(models.Model):
    """A photo of an item, private to the shop. The row outlives its files: it says who showed what, and when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="photos")
    position = models.PositiveSmallIntegerField(_("position"))
    """The place among the item's photos; the first one is its cover."""
    state = models.CharField(_("state"), max_length=10, choices=PhotoState, default=PhotoState.WAITING)
    original = models.FileField(upload_to="photos/", blank=True)
    """As it came, with all that a camera writes into it; it goes as soon as the others are there."""
    large = models.FileField(upload_to="photos/", blank=True)
    thumbnail = models.FileField(upload_to="photos/", blank=True)
    width = models.PositiveIntegerField(_("width"), default=0)
    """Pixels of the large picture, as the next is; zero until it is there."""
    height = models.PositiveIntegerField(_("height"), default=0)
    added_at = models.DateTimeField(_("added at"))
    added_by = models.UUIDField()
    removed_at = models.DateTimeField(_("removed at"), null=True)
    removed_by = models.UUIDField(null=True)

    objects = ItemPhotoQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PhotoState.READY) | Q(removed_at__isnull=False) | ~Q(large="") & ~Q(thumbnail=""),
                name="photo_that_is_shown_has_pictures",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="photo_is_removed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.position}"

    def files(self) -> list[str]:
        """Return the names of what is stored of it."""
        return [name for name in map(str, (self.original, self.large, self.thumbnail)) if name]
