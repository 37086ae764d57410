from django.db import models


class TemplateScript(models.Model):
    """The DDL of a shop's schema, captured once per migration state from the template."""

    state = models.CharField(max_length=64, primary_key=True)
    """SHA-256 over the names of all tenant migrations."""
    script = models.TextField()
    captured_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.state
