from django.db import models

from project.identifiers import uuid7


class RefreshToken(models.Model):
    """One link of a log-in's chain of refresh tokens. Only a digest is kept; a family is one log-in on one client."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="refresh_tokens")
    family = models.UUIDField(default=uuid7, db_index=True)
    digest = models.BinaryField(max_length=32, unique=True)
    client_digest = models.BinaryField(max_length=32)
    """Of the client's own id and its user agent: who may repeat a refresh whose answer was lost."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
