from django.db import models

from project.identifiers import uuid7


class IdentityReveal(models.Model):
    """Somebody looked at a seller's whole identity number. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purchase = models.ForeignKey("buying.Purchase", on_delete=models.PROTECT, related_name="reveals")
    revealed_by = models.UUIDField()
    revealed_at = models.DateTimeField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["-revealed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.purchase_id} {self.revealed_at}"
