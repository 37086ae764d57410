"""Keep a certificate of an item, with or without its paper."""

import uuid
from datetime import datetime

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.catalog.file_types import EXTENSIONS, LONGEST_HEAD, content_type_of
from tenant_apps.catalog.files import MEBIBYTE, digest_of, require_room
from tenant_apps.catalog.models import ItemCertificate
from tenant_apps.catalog.normalise import code_of, one_line
from tenant_apps.catalog.services.locks import lock_item

MAX_CERTIFICATES = 50
MAX_SIZE = 10 * MEBIBYTE


@transaction.atomic
def add_certificate(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    item_id: uuid.UUID,
    lab: str,
    number: str,
    file: "File[bytes] | None",
    now: datetime,
) -> ItemCertificate:
    """Write down which laboratory certifies the item, and store its paper privately to the shop.

    Raises:
        NotFound: there is no such item (field item_id).
        InvalidInput: lab or number is missing or kept already, the item has fifty, or the file is empty, larger than
            10 MB or no PDF or picture by its content.
        LimitReached: the plan has no room for the file.
        IdempotencyKeyReused: the key came with another certificate.
    """
    kept = ItemCertificate(pk=uuid7(), lab=one_line(lab), number=code_of(number), added_at=now, added_by=actor.pk)
    problems = field_problems(kept, exclude=["item", "file", "content_type", "removed_at", "removed_by"])
    if file is not None:
        problems |= _file_problems(kept, file)
    if problems:
        raise InvalidInput(problems)

    def write() -> uuid.UUID:
        kept.item = lock_item(item_id)
        there = kept.item.certificates.kept()
        if there.filter(lab=kept.lab, number=kept.number).exists():
            raise InvalidInput({"number": ("TAKEN", _("The item has this certificate already."))})
        if there.count() >= MAX_CERTIFICATES:
            raise InvalidInput({"number": ("TOO_MANY", _("At most %s.") % MAX_CERTIFICATES)})
        if file is not None:
            require_room(file.size)
            file.seek(0)
            kept.file.save(f"{kept.pk}.{EXTENSIONS[kept.content_type]}", file, save=False)
        kept.save(force_insert=True)
        return kept.pk

    content = {"item_id": item_id, "lab": lab, "number": number, "file": None if file is None else digest_of(file)}
    certificate_id, _is_new = once(key=idempotency_key, use_case="add_certificate", content=content, write=write)
    return ItemCertificate.objects.select_related("item").get(pk=certificate_id)


def _file_problems(kept: ItemCertificate, file: "File[bytes]") -> FieldProblems:
    """Say what is wrong with the file; its type is written into ``kept`` on the way."""
    if not file.size:
        return {"file": ("EMPTY", _("This file is empty."))}
    if file.size > MAX_SIZE:
        return {"file": ("TOO_LARGE", _("This file is larger than 10 MB."))}
    file.seek(0)
    content_type = content_type_of(file.read(LONGEST_HEAD))
    if content_type is None:
        return {"file": ("UNKNOWN_TYPE", _("Only PDF, JPEG, PNG and WebP files are kept."))}
    kept.content_type = content_type
    return {}
