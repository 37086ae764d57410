import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile

from project.errors import InvalidInput, LimitReached, NotFound
from shared_apps.billing.models import Subscription
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.storage import TenantFileStorage
from tenant_apps.customers.errors import DocumentRefused
from tenant_apps.customers.models import CustomerDocument
from tenant_apps.customers.services import add_document as module
from tenant_apps.customers.services.add_document import add_document
from tenant_apps.customers.services.remove_document import remove_document
from tests.factories.customers import add_customer

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PDF = b"%PDF-1.7 a contract"


@pytest.fixture(autouse=True)
def _private_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def keep(owner: User, content: bytes = PDF, *, name: str = "Contract", **changes: Any) -> CustomerDocument:
    call = {"actor": owner, "idempotency_key": uuid.uuid4(), "now": NOW, "name": name, **changes}
    call.setdefault("customer_id", None)
    call["customer_id"] = call["customer_id"] or add_customer().pk
    return add_document(**call, file=ContentFile(content, name="../../etc/passwd.exe"))


@pytest.mark.parametrize(
    ("content", "type_", "ending"),
    [
        (PDF, "application/pdf", "pdf"),
        (b"\xff\xd8\xff\xe0 JFIF", "image/jpeg", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "webp"),
    ],
)
def test_a_file_is_kept_by_what_it_is_under_a_name_of_ours(
    owner: User, content: bytes, type_: str, ending: str
) -> None:
    document = keep(owner, content)

    assert (document.content_type, document.size) == (type_, len(content))
    assert document.file.name == f"customers/{document.pk}.{ending}"
    with document.file.open("rb") as file:
        assert file.read() == content


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "EMPTY"), (b"MZ\x90\x00", "UNKNOWN_TYPE"), (b"<html>%PDF-", "UNKNOWN_TYPE"), (PDF + b"x" * 50, "TOO_LARGE")],
)
def test_anything_else_is_refused(owner: User, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str) -> None:
    monkeypatch.setattr(module, "MAX_SIZE", 50)

    with pytest.raises(DocumentRefused) as refusal:
        keep(owner, content)

    assert refusal.value.facts == {"reason": reason}
    assert not CustomerDocument.objects.exists()
    assert TenantFileStorage().stored_bytes() == 0


def test_a_file_needs_a_name_a_customer_and_room(owner: User, shop: Tenant) -> None:
    with pytest.raises(InvalidInput):
        keep(owner, name=" ")
    with pytest.raises(NotFound):
        keep(owner, customer_id=uuid.uuid4())
    with in_public():
        Subscription.objects.filter(tenant=shop).update(storage_mb_override=0)
    with pytest.raises(LimitReached):
        keep(owner)

    assert not CustomerDocument.objects.exists()
    assert TenantFileStorage().stored_bytes() == 0


def test_a_removed_document_takes_its_file_along(owner: User, django_capture_on_commit_callbacks: Any) -> None:
    document = keep(owner)

    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document_id=document.pk)

    assert not CustomerDocument.objects.exists()
    assert TenantFileStorage().stored_bytes() == 0
    with pytest.raises(NotFound):
        remove_document(document_id=document.pk)
