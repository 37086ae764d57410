"""Delete the file of a certificate that was removed."""

import uuid

from django.core.files.storage import default_storage
from django.db import transaction

from tenant_apps.catalog.models import ItemCertificate


@transaction.atomic
def clear_certificate(*, certificate_id: uuid.UUID) -> None:
    """Delete the file and then forget its name: what fails in between is found again by the next delivery."""
    removed = ItemCertificate.objects.select_for_update().filter(pk=certificate_id, removed_at__isnull=False)
    for certificate in removed.exclude(file=""):
        default_storage.delete(str(certificate.file))
        certificate.file = ""
        certificate.save(update_fields=["file"])
