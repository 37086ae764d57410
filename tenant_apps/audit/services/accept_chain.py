"""Accept a shop's chain as it stands, and anchor it here: after it came with an archive, or was restored."""

from datetime import datetime

from django.db import connection, transaction

from shared_apps.anchors.models import Anchor
from shared_apps.anchors.signing import sign
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.context import current_tenant, in_public, in_tenant_as_owner
from tenant_apps.audit.chain import LINE_SIZE, NO_HASH
from tenant_apps.audit.models import Entry
from tenant_apps.audit.transactions import count_from_here

ENTRIES = "SELECT coalesce(sum(length(sealed)), 0) / %s FROM audit_entry WHERE number IS NOT NULL"


@transaction.atomic
def accept_chain(*, actor: Actor, reason: str, now: datetime) -> Anchor:
    """Sign the last seal of the current shop as its head; the anchor keeps when, by whom and why, and what it was.

    Nothing is checked or repaired: ``verify_audit`` goes on naming what is wrong inside the chain. To be run before
    the shop is opened: what was written meanwhile would count as inserted.
    """
    tenant = current_tenant()
    with in_public():
        Anchor.objects.get_or_create(tenant_id=tenant.pk)
        anchor = Anchor.objects.select_for_update().get(tenant_id=tenant.pk)
    with in_tenant_as_owner(tenant), connection.cursor() as cursor:
        count_from_here()
        last = Entry.objects.seals().last()
        cursor.execute(ENTRIES, [LINE_SIZE])
        (entries,) = cursor.fetchone()
    was = {"number": anchor.number, "entries": anchor.entries, "hash": bytes(anchor.hash).hex()}
    note = {"at": now.isoformat(), "by": actor.label, "reason": reason, "before": was}
    anchor.history = [*anchor.history, note]
    anchor.number, anchor.hash = (last.number or 0, bytes(last.hash or b"")) if last else (0, NO_HASH)
    anchor.entries, anchor.sealed_at, anchor.inserts_seen = int(entries), now, -1
    sign(anchor)
    with in_public():
        anchor.save()
    return anchor
