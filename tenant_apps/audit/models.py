import json
import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7, Now
from django.utils.translation import gettext_lazy as _

from tenant_apps.audit.choices import AuditAction

LONGEST_STATEMENT = timedelta(hours=1)


def first_key_at(moment: datetime) -> uuid.UUID:
    """Return the smallest UUIDv7 of a moment."""
    return uuid.UUID(int=int(moment.timestamp() * 1000) << 80)


class ExactDecoder(json.JSONDecoder):
    """Reads numbers as they stand: a float would not hold an amount."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, parse_float=Decimal)


class EntryQuerySet(models.QuerySet["Entry"]):
    def changes(self) -> Self:
        return self.filter(number=None)

    def between(self, start: datetime | None, end: datetime | None) -> Self:
        """Return what was written from ``start`` on and before ``end``.

        The key begins with the time when it was made, so its index finds both ends. It is made after ``at`` is read,
        by as long as a statement may take.
        """
        found = self
        if start is not None:
            found = found.filter(at__gte=start, pk__gte=first_key_at(start))
        if end is not None:
            found = found.filter(at__lt=end, pk__lt=first_key_at(end + LONGEST_STATEMENT))
        return found

    def seals(self) -> Self:
        return self.exclude(number=None).order_by("number")


class Entry(models.Model):
    """A change of a row of this shop, or a seal over the changes before it. Append-only; triggers write it.

    One table for both: each relation is multiplied by the number of shops. A change has no ``number``; a seal has no
    ``action``.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    at = models.DateTimeField(_("at"), db_default=Now())
    txid = models.BigIntegerField(editable=False)
    """Of a change: its transaction, which says when it can be sealed. Of a seal: the last transaction it covers."""
    actor_id = models.UUIDField(_("person's id"), null=True)
    actor = models.CharField(_("by"), max_length=200)
    """A user name; or ``anonymous``, ``task:NAME``, ``command:NAME``, ``process``, ``database:LOGIN``."""
    address = models.CharField(_("address"), max_length=200)
    request_id = models.CharField(_("request"), max_length=200)
    operation = models.CharField(_("use case"), max_length=200)
    table_name = models.CharField(_("table"), max_length=63)
    row_id = models.TextField(_("row"))
    action = models.CharField(_("action"), max_length=1, choices=AuditAction)
    before = models.JSONField(_("before"), null=True, decoder=ExactDecoder)
    after = models.JSONField(_("after"), null=True, decoder=ExactDecoder)
    """Of an update both hold what changed, and nothing else."""
    number = models.PositiveBigIntegerField(null=True, editable=False)
    """Of a seal; they count from 1."""
    sealed = models.BinaryField(null=True, editable=False)
    """Of a seal: id and digest of each entry that it covers, in order (``chain.py``)."""
    hash = models.BinaryField(max_length=32, null=True, editable=False)
    """Of a seal: over the hash of the seal before it and all that it says itself."""

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=None), name="audit_seal_number_is_unique"),
            models.CheckConstraint(
                condition=Q(number=None, sealed=None, hash=None) & ~Q(action="")
                | Q(number__gt=0, sealed__isnull=False, hash__isnull=False, action=""),
                name="audit_entry_is_change_or_seal",
            ),
        ]
        indexes = [
            # In this order they are sealed and checked.
            models.Index(fields=["txid"], name="audit_entry_by_transaction"),
            # The history of a row; the changes of a table.
            models.Index(fields=["table_name", "row_id"], name="audit_entry_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id}"
