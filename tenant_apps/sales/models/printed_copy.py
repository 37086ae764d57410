from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class PrintedCopy(models.Model):
    """A receipt that was printed: who, when and the how manieth. Append-only. Number 1 is the original."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    document_id = models.UUIDField()
    """A plain id: receipts of sales and of what the shop buys are counted alike."""
    number = models.PositiveSmallIntegerField(_("copy"))
    printed_by = models.UUIDField()
    printed_by_name = models.CharField(_("printed by"), max_length=200)
    printed_at = models.DateTimeField(_("printed at"))

    class Meta:
        ordering = ["document_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document_id", "number"], name="printed_copy_number_is_unique"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="printed_copy_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.number}"
