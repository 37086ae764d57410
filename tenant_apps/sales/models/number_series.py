from django.db import models

from project.identifiers import uuid7


class NumberSeries(models.Model):
    """The last number given to a branch's documents. Its row is locked until the document commits: no gaps."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.OneToOneField("branches.Branch", on_delete=models.PROTECT, related_name="number_series")
    last_number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.branch_id}: {self.last_number}"
