from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class ItemEdit(models.Model):
    """Many items changed at once, and what they were before: an edit can be undone once.

    One row an edit and not one an item: ten thousand items are a megabyte that PostgreSQL keeps compressed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    change = models.JSONField(_("change"))
    """What was asked, as text by column; for people."""
    columns = models.JSONField(_("columns"))
    """The columns of items that the edit wrote."""
    rows_before = models.JSONField(_("what was before"))
    """[{"id", "mark", each of ``columns`` as it was}]; after the undo only those that it left alone."""
    count = models.PositiveIntegerField(_("items"))
    made_by = models.UUIDField()
    made_at = models.DateTimeField(_("made at"))
    undone_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    left_alone = models.PositiveIntegerField(_("left alone"), default=0)
    """How many items the undo did not touch, because somebody had changed them since."""

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, left_alone=0)
                | Q(undone_at__isnull=False, undone_by__isnull=False, left_alone__lte=models.F("count")),
                name="item_edit_is_undone_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.count} × {', '.join(self.columns)}"
