from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.imports.choices import ImportKind, ImportStatus


class ColumnMapping(models.Model):
    """How somebody's file calls our columns: ``columns`` maps a field of ours to a column of theirs or a constant."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ImportKind)
    name = models.CharField(_("name"), max_length=100)
    columns = models.JSONField(_("columns"))
    """{our field: {"column": theirs} or {"value": constant}}"""

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="column_mapping_name_is_unique")]

    def __str__(self) -> str:
        return self.name


class ImportJob(models.Model):
    """One file on its way in. All or nothing: while it runs, its progress is in the cache."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ImportKind)
    status = models.CharField(_("status"), max_length=10, choices=ImportStatus, default=ImportStatus.WAITING)
    is_dry_run = models.BooleanField(_("only check"), default=True)
    skips_bad_rows = models.BooleanField(_("leave bad rows out"), default=False)
    """Chosen by the user: rows that cannot be used are listed and left out instead of stopping the import."""
    file = models.FileField(upload_to="imports/")
    file_name = models.CharField(_("file"), max_length=200)
    mapping = models.JSONField(default=dict)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+")
    totals = models.JSONField(default=dict)
    """{"rows", "new", "updated", "unchanged", "skipped", "bad", "warnings"}"""
    problems = models.JSONField(default=list)
    """The first problems: [{"row", "column", "code", "message", "is_error"}]; all of them are in the report file."""
    preview = models.JSONField(default=list)
    """The first rows as they would be: [{"row", "change", "values"}]"""
    report = models.FileField(upload_to="imports/", blank=True)
    created_by = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"
