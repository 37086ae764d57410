from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class ItemCertificateQuerySet(models.QuerySet["ItemCertificate"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)


class ItemCertificate(models.Model):
    """What a laboratory says of an item or of a stone in it: a stone of the same lab and number is the one it grades.

    The row outlives its file: it says who kept what, and when.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="certificates", db_index=False)
    lab = models.CharField(_("certificate by"), max_length=30)
    number = models.CharField(_("certificate number"), max_length=60)
    file = models.FileField(upload_to="certificates/", blank=True)
    content_type = models.CharField(_("type"), max_length=40, blank=True)
    """Found in the content, not taken from whoever sent it; empty where there is no file."""
    added_at = models.DateTimeField(_("added at"))
    added_by = models.UUIDField()
    removed_at = models.DateTimeField(_("removed at"), null=True)
    removed_by = models.UUIDField(null=True)

    objects = ItemCertificateQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            # Its index finds the certificates of an item, too. One that was removed may be kept again.
            models.UniqueConstraint(
                fields=["item", "lab", "number", "removed_at"],
                nulls_distinct=False,
                name="certificate_is_kept_once",
            ),
            models.CheckConstraint(condition=~Q(lab="") & ~Q(number=""), name="certificate_has_lab_and_number"),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="certificate_is_removed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lab} {self.number}"
