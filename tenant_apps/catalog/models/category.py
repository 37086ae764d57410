import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class CategoryQuerySet(models.QuerySet["Category"]):
    def under(self, category_id: uuid.UUID) -> Self:
        """Return the category and everything below it, in one statement whatever the depth."""
        return self.filter(path__contains=[category_id])


class Category(models.Model):
    """A node of the catalogue's tree. ``path`` holds the ids from the root to the node itself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = ArrayField(models.UUIDField(), editable=False)
    name = models.CharField(_("name"), max_length=100)
    name_translations = models.JSONField(_("translations"), default=dict, blank=True)
    """Names in other languages, by language code."""
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name", "pk"]
        indexes = [GinIndex(fields=["path"], name="category_path")]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], name="category_name_is_unique_in_parent", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """Return the name in a language, or the plain one where there is none."""
        name: str = self.name_translations.get(language) or self.name
        return name
