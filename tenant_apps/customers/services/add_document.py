"""Keep a file about a customer."""

import hashlib
import uuid
from datetime import datetime
from math import ceil

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.billing.services import check_limit
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.plans.choices import Limit
from tenant_apps.catalog.file_types import EXTENSIONS, LONGEST_HEAD, content_type_of
from tenant_apps.catalog.normalise import one_line
from tenant_apps.customers.errors import DocumentRefused
from tenant_apps.customers.models import CustomerDocument
from tenant_apps.customers.services.locks import lock_customer

MEBIBYTE = 1024 * 1024
MAX_DOCUMENTS = 100
MAX_SIZE = 10 * MEBIBYTE


@transaction.atomic
def add_document(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    customer_id: uuid.UUID,
    name: str,
    file: "File[bytes]",
    now: datetime,
) -> CustomerDocument:
    """Store the file, privately to the shop, under a name of ours; ``name`` is what people call it.

    Raises:
        NotFound: there is no such customer (field customer_id).
        DocumentRefused: it is empty, too large, or none of the types that are kept (by its content).
        InvalidInput: it has no name, or the customer has a hundred.
        LimitReached: the plan has no room for it.
        IdempotencyKeyReused: the key came with another file or name.
    """
    content_type = _type_of(file)
    document = CustomerDocument(
        pk=uuid7(), name=one_line(name), content_type=content_type, size=file.size, added_at=now, added_by=actor.pk
    )
    if problems := field_problems(document, exclude=["file"]):
        raise InvalidInput(problems)

    def write() -> uuid.UUID:
        document.customer = lock_customer(customer_id)
        if document.customer.documents.count() >= MAX_DOCUMENTS:
            raise InvalidInput({"file": ("TOO_MANY", _("At most %s.") % MAX_DOCUMENTS)})
        used = default_storage.stored_bytes()  # type: ignore[attr-defined]  # our own storage
        check_limit(limit=Limit.STORAGE_MB, used=ceil(used / MEBIBYTE), adding=ceil(file.size / MEBIBYTE))
        file.seek(0)
        document.file.save(f"{document.pk}.{EXTENSIONS[content_type]}", file, save=False)
        document.save(force_insert=True)
        return document.pk

    content = {"customer_id": customer_id, "name": name, "file": _digest(file)}
    document_id, _is_new = once(key=idempotency_key, use_case="add_document", content=content, write=write)
    return CustomerDocument.objects.get(pk=document_id)


def _type_of(file: "File[bytes]") -> str:
    if not file.size:
        raise DocumentRefused(reason="EMPTY")
    if file.size > MAX_SIZE:
        raise DocumentRefused(reason="TOO_LARGE")
    file.seek(0)
    content_type = content_type_of(file.read(LONGEST_HEAD))
    if content_type is None:
        raise DocumentRefused(reason="UNKNOWN_TYPE")
    return content_type


def _digest(file: "File[bytes]") -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
