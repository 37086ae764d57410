"""Take a certificate away from an item."""

import uuid
from datetime import datetime

from django.db import transaction

from project.errors import NotFound
from shared_apps.events.record import record_event
from shared_apps.identity.models import User
from tenant_apps.catalog.events import CertificateRemoved
from tenant_apps.catalog.models import Item, ItemCertificate


@transaction.atomic
def remove_certificate(*, actor: User, certificate_id: uuid.UUID, now: datetime) -> Item:
    """Show the certificate to nobody any more and return whose it was; a worker deletes its file.

    Raises:
        NotFound: there is no such certificate (field id).
    """
    kept = ItemCertificate.objects.kept().select_for_update(of=["self"]).select_related("item")
    certificate = kept.filter(pk=certificate_id).first()
    if certificate is None:
        raise NotFound(field="id")
    certificate.removed_at, certificate.removed_by = now, actor.pk
    certificate.save(update_fields=["removed_at", "removed_by"])
    if certificate.file:
        record_event(CertificateRemoved(certificate_id=certificate.pk))
    return certificate.item
