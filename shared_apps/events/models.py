from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class OutboxQuerySet(models.QuerySet["OutboxEvent"]):
    """Reads of the relay."""

    def waiting(self) -> Self:
        """Return what is neither delivered nor given up."""
        return self.filter(delivered_at=None, parked_at=None)

    def first_of_their_aggregates(self) -> Self:
        """Leave out every event that has an earlier one of its aggregate still waiting."""
        earlier = OutboxEvent.objects.waiting().filter(
            schema_name=models.OuterRef("schema_name"),
            aggregate_id=models.OuterRef("aggregate_id"),
            position__lt=models.OuterRef("position"),
        )
        return self.exclude(models.Exists(earlier))

    def due(self, *, now: datetime, lease: timedelta) -> Self:
        """Return what nobody works on and whose pause after a failure is over.

        A claim older than ``lease`` counts for nothing: its worker is gone.
        """
        free = models.Q(claimed_at=None) | models.Q(claimed_at__lt=now - lease)
        return self.waiting().filter(free, next_attempt_at__lte=now)

    def parked(self) -> Self:
        return self.exclude(parked_at=None)


class OutboxEvent(models.Model):
    """A fact to announce, written in the transaction that made it true. In public, so that one relay reads one table.

    Ids only: no personal data. Shops may insert and nothing else. What shops on other clusters record is carried over
    before it is relayed (``collect_events``).
    """

    position = models.BigAutoField(_("position"), primary_key=True)
    """Order of recording. Writers of one aggregate hold its lock, so within an aggregate it is the order of commit."""
    event_id = models.UUIDField(_("event id"), default=uuid7, unique=True)
    schema_name = models.CharField(_("schema"), max_length=63)
    name = models.CharField(_("event"), max_length=100)
    aggregate_id = models.UUIDField(_("aggregate"))
    payload = models.JSONField(_("ids"), default=dict)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now())
    claimed_at = models.DateTimeField(_("claimed"), null=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), db_default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), db_default=Now())
    parked_at = models.DateTimeField(_("parked"), null=True)
    """Given up after many attempts; a person has to look. Later events of the aggregate go on."""

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["position"]
        indexes = [
            models.Index(
                fields=["schema_name", "aggregate_id", "position"],
                name="outbox_event_waiting",
                condition=models.Q(delivered_at=None, parked_at=None),
            ),
            # The relay looks every second; without it, it reads past every delivered event to the waiting ones.
            models.Index(
                fields=["position"],
                name="outbox_event_in_order",
                condition=models.Q(delivered_at=None, parked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.aggregate_id}"
