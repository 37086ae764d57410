"""The relay: from the outbox to whoever subscribed, at least once and in order within an aggregate."""

from typing import Any

import structlog
from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from project.database.clusters import other_clusters
from shared_apps.events.services.claim_events import Claim, claim_events
from shared_apps.events.services.collect_events import collect_events
from shared_apps.events.services.deliver_event import deliver_event
from shared_apps.events.services.sweep_events import sweep_events
from shared_apps.tenants.base_tasks import PlatformTask

logger = structlog.get_logger(__name__)
AT_ONCE = 200
QUEUE = "critical"


@shared_task(base=PlatformTask, name="events.dispatch")
def dispatch(**_: Any) -> None:
    """Claim what is due and send each event on its way. Runs every second."""
    _send(claim_events(now=timezone.now(), limit=AT_ONCE))


@shared_task(base=PlatformTask, name="events.collect")
def collect(**_: Any) -> None:
    """Carry the events of the other clusters over and send them on their way. Runs every second where there are any."""
    carried = 0
    for cluster in other_clusters():
        try:
            carried += collect_events(cluster=cluster)
        except OperationalError as error:
            # A cluster that is away keeps its events, and holds up nobody else's.
            logger.warning("events_not_collected", cluster=cluster, reason=str(error))
    if carried:
        dispatch()


@shared_task(base=PlatformTask, name="events.deliver")
def deliver(*, position: int, attempt: int, **_: Any) -> None:
    """Deliver one event, then start the next one of its aggregate without waiting for the beat."""
    aggregate_id = deliver_event(claim=Claim(position=position, attempt=attempt), now=timezone.now())
    if aggregate_id is not None:
        _send(claim_events(now=timezone.now(), limit=1, aggregate_id=aggregate_id))


@shared_task(base=PlatformTask, name="events.sweep")
def sweep(**_: Any) -> None:
    sweep_events(now=timezone.now())


def _send(claims: list[Claim]) -> None:
    # A crash before this line is done costs nothing but the lease: the claim ends and another worker takes over.
    for claim in claims:
        deliver.apply_async(kwargs={"position": claim.position, "attempt": claim.attempt}, queue=QUEUE)
