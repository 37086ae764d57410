"""A shop that comes with an archive brings its chain along; here it gets an anchor of this installation's key."""

from datetime import datetime

from shared_apps.tenants.actors import Actor
from shared_apps.tenants.archive.arrival import arrival_step
from tenant_apps.audit.services.accept_chain import accept_chain


@arrival_step
def anchor_the_chain(*, actor: Actor, now: datetime) -> None:
    accept_chain(actor=actor, reason="imported from an archive", now=now)
