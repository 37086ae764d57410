import functools
import operator
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.normalise import latin_digits
from tenant_apps.transfers.choices import TransferStatus

OPEN = (TransferStatus.REQUESTED, TransferStatus.APPROVED, TransferStatus.SENT)


class TransferQuerySet(models.QuerySet["Transfer"]):
    def of_branch(self, branch_id: object) -> Self:
        """What a branch sends or gets."""
        return self.filter(Q(from_branch=branch_id) | Q(to_branch=branch_id))

    def matching(self, text: str) -> Self:
        """Find a part of the number, in any digits."""
        return self.filter(number__icontains=latin_digits(text).strip())


def _is(*statuses: TransferStatus) -> Q:
    """Spell a list out: PostgreSQL tells an IN over text otherwise than it was told, and a template is compared."""
    return functools.reduce(operator.or_, (Q(status=status) for status in statuses))


class Transfer(models.Model):
    """Goods that go from one branch to another. They are the sender's until they are received."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    from_branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    to_branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(_("number"), max_length=40)
    """In the series of the sender."""
    status = models.CharField(_("status"), max_length=10, choices=TransferStatus, default=TransferStatus.REQUESTED)
    note = models.CharField(_("note"), max_length=200, blank=True)
    requested_at = models.DateTimeField(_("requested at"))
    requested_by = models.UUIDField()
    requested_by_name = models.CharField(_("requested by"), max_length=200)
    approved_at = models.DateTimeField(_("approved at"), null=True)
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.CharField(_("approved by"), max_length=200, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    sent_by = models.UUIDField(null=True)
    sent_by_name = models.CharField(_("sent by"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    """When nothing of it was on the way any more, or it was clear that nothing will be."""
    ended_by = models.UUIDField(null=True)
    ended_by_name = models.CharField(_("ended by"), max_length=200, blank=True)
    end_reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["from_branch", "number"], name="transfer_number_is_unique_in_branch"),
            models.CheckConstraint(condition=~Q(from_branch=F("to_branch")), name="transfer_goes_somewhere_else"),
            models.CheckConstraint(
                condition=Q(status=TransferStatus.REQUESTED, approved_at=None)
                | _is(TransferStatus.REJECTED, TransferStatus.CANCELLED)
                | _is(TransferStatus.APPROVED, TransferStatus.SENT, TransferStatus.RECEIVED)
                & Q(approved_at__isnull=False),
                name="transfer_approved_has_time",
            ),
            models.CheckConstraint(
                condition=_is(TransferStatus.REQUESTED, TransferStatus.APPROVED, TransferStatus.REJECTED)
                & Q(sent_at=None)
                | Q(status=TransferStatus.CANCELLED)
                | _is(TransferStatus.SENT, TransferStatus.RECEIVED) & Q(sent_at__isnull=False),
                name="transfer_sent_has_time",
            ),
            models.CheckConstraint(
                condition=_is(*OPEN) & Q(ended_at=None) | ~_is(*OPEN) & Q(ended_at__isnull=False),
                name="transfer_ended_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["-requested_at", "-id"], name="transfer_newest"),
            # What is open is little beside years of what is done, and is what people look for.
            models.Index(fields=["status", "-requested_at", "-id"], condition=_is(*OPEN), name="transfer_open"),
        ]

    def __str__(self) -> str:
        return self.number
