"""Write down what is done to a shop, in the transaction that does it."""

import uuid
from typing import Any

from django.db import connection

from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import TenantAudit


class AuditedOutsideTransaction(RuntimeError):
    """An audit entry must share the transaction of the change that it tells of."""


def record_audit(*, tenant_id: uuid.UUID, action: TenantAction, actor: Actor, **facts: Any) -> None:
    """Add an entry; ``facts`` are plain values, without personal data of the shop.

    Raises:
        AuditedOutsideTransaction: the caller has no transaction, so the entry could stay without the change.
    """
    if not connection.in_atomic_block:
        raise AuditedOutsideTransaction(action)
    with in_public():
        TenantAudit.objects.create(
            tenant_id=tenant_id, action=action, actor_id=actor.id, actor_label=actor.label, facts=facts
        )
