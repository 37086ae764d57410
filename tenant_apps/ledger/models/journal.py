from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.identity.models import User
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.models.account import Account

POSTED_BY = Subquery(User.objects.filter(pk=OuterRef("actor_id")).order_by().values("full_name")[:1])
"""The name of the person who posted an entry."""


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    def with_poster(self) -> Self:
        """Add ``posted_by``."""
        return self.annotate(posted_by=POSTED_BY)


class JournalEntry(models.Model):
    """One event in the books. Its lines sum to zero in each currency and metal; append-only, corrected by a reversal.

    ``line_count`` is fixed with the entry: the database lets no line come later.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.CharField(_("event"), max_length=20, choices=PostingEvent)
    source_id = models.UUIDField()
    """The sale, movement or other document behind it."""
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    posted_on = models.DateField(_("day"))
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    actor_id = models.UUIDField(_("posted by"), null=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    line_count = models.PositiveSmallIntegerField()

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "source_id"], condition=Q(reverses=None), name="journal_entry_is_one_per_source"
            ),
            models.CheckConstraint(condition=Q(line_count__gte=2), name="journal_entry_has_two_lines"),
        ]
        indexes = [models.Index(fields=["-posted_on", "-id"], name="journal_entry_newest")]

    def __str__(self) -> str:
        return f"{self.event} {self.posted_on}"


class JournalLine(models.Model):
    """An amount on an account: money, or fine grams of a metal; debit positive, credit negative."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines", db_index=False)
    # The entry's own, copied for the reports; a trigger refuses others, so the branch needs no foreign key.
    branch = models.ForeignKey(
        "branches.Branch", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    posted_on = models.DateField(_("day"))
    commodity = models.CharField(_("commodity"), max_length=3)
    amount = models.DecimalField(_("amount"), max_digits=24, decimal_places=8)
    part = models.CharField(_("part"), max_length=24, choices=PartCode)
    customer_id = models.UUIDField(null=True)
    supplier_id = models.UUIDField(null=True)
    gross_weight = models.DecimalField(_("gross weight (g)"), max_digits=14, decimal_places=4, null=True)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1, null=True)

    class Meta:
        ordering = ["entry", "position"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="journal_line_position_is_unique"),
            models.CheckConstraint(condition=~Q(amount=0), name="journal_line_says_something"),
            models.CheckConstraint(
                condition=Q(fineness=None) | Q(fineness__gt=0, fineness__lte=1000), name="journal_line_fineness_is_real"
            ),
        ]
        indexes = [
            models.Index(fields=["account", "posted_on", "id"], name="journal_line_of_account"),
            models.Index(
                fields=["customer_id", "posted_on", "id"],
                condition=Q(customer_id__isnull=False),
                name="journal_line_of_customer",
            ),
            models.Index(
                fields=["supplier_id", "posted_on", "id"],
                condition=Q(supplier_id__isnull=False),
                name="journal_line_of_supplier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.commodity}"
