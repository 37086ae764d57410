from django.db import models


class IdempotentRequest(models.Model):
    """A write that was done under a client-made key, and what came of it. In every schema."""

    key = models.UUIDField(primary_key=True)
    use_case = models.CharField(max_length=60)
    digest = models.BinaryField(max_length=32)
    """SHA-256 of the canonical input: the same key with another input is an error."""
    result_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.use_case} {self.key}"
