"""Certificates and marks: what a laboratory says, its paper, and the HUID that one piece alone has."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from shared_apps.tenants.storage import TenantFileStorage
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item, ItemCertificate
from tenant_apps.catalog.services import add_certificate as module
from tenant_apps.catalog.services.add_certificate import add_certificate
from tenant_apps.catalog.services.clear_certificate import clear_certificate
from tenant_apps.catalog.services.remove_certificate import remove_certificate
from tests.factories.catalog import add_item

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PDF = b"%PDF-1.7 a report"


@pytest.fixture(autouse=True)
def _private_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ring(owner: User) -> Item:
    return add_item(owner)


def keep(owner: User, item: Item, content: bytes | None = None, **changes: Any) -> ItemCertificate:
    call: dict[str, Any] = {"actor": owner, "idempotency_key": uuid.uuid4(), "item_id": item.pk, "now": NOW}
    call |= {"lab": "GIA", "number": "2141438171", "file": None if content is None else ContentFile(content), **changes}
    return add_certificate(**call)


def test_a_certificate_is_kept_with_its_paper(owner: User, ring: Item) -> None:
    kept = keep(owner, ring, PDF, lab="  GIA ", number="۲۱۴۱۴۳۸۱۷۱")

    assert (kept.lab, kept.number, kept.content_type) == ("GIA", "2141438171", "application/pdf")
    assert kept.file.name == f"certificates/{kept.pk}.pdf"
    with kept.file.open("rb") as file:
        assert file.read() == PDF


def test_the_same_certificate_is_kept_once_and_again_after_it_was_removed(owner: User, ring: Item) -> None:
    kept = keep(owner, ring)
    with pytest.raises(InvalidInput) as refusal:
        keep(owner, ring)
    assert refusal.value.fields["number"][0] == "TAKEN"
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemCertificate.objects.create(item=ring, lab="GIA", number="2141438171", added_at=NOW, added_by=owner.pk)

    remove_certificate(actor=owner, certificate_id=kept.pk, now=NOW)
    keep(owner, ring)
    keep(owner, add_item(owner, sku="R-2"))

    assert ItemCertificate.objects.kept().count() == 2


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"lab": " "}, "lab", "REQUIRED"),
        ({"number": ""}, "number", "REQUIRED"),
        ({"content": b""}, "file", "EMPTY"),
        ({"content": b"MZ\x90"}, "file", "UNKNOWN_TYPE"),
        ({"content": PDF + b"x" * 50}, "file", "TOO_LARGE"),
    ],
)
def test_what_cannot_be_right_is_refused(
    owner: User, ring: Item, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], field: str, code: str
) -> None:
    monkeypatch.setattr(module, "MAX_SIZE", 50)

    with pytest.raises(InvalidInput) as refusal:
        keep(owner, ring, **changes)

    assert refusal.value.fields[field][0] == code
    assert not ItemCertificate.objects.exists()
    assert TenantFileStorage().stored_bytes() == 0


def test_an_item_has_so_many_certificates_and_must_be_there(
    owner: User, ring: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFound):
        keep(owner, ring, item_id=uuid.uuid4())
    monkeypatch.setattr(module, "MAX_CERTIFICATES", 0)
    with pytest.raises(InvalidInput) as refusal:
        keep(owner, ring)

    assert refusal.value.fields["number"][0] == "TOO_MANY"


def test_a_removed_certificate_leaves_no_paper(owner: User, ring: Item) -> None:
    kept = keep(owner, ring, PDF)
    clear_certificate(certificate_id=kept.pk)
    assert TenantFileStorage().stored_bytes() == len(PDF)

    assert remove_certificate(actor=owner, certificate_id=kept.pk, now=NOW) == ring
    clear_certificate(certificate_id=kept.pk)
    clear_certificate(certificate_id=kept.pk)

    kept.refresh_from_db()
    assert (kept.removed_by, str(kept.file)) == (owner.pk, "")
    assert TenantFileStorage().stored_bytes() == 0
    with pytest.raises(NotFound):
        remove_certificate(actor=owner, certificate_id=kept.pk, now=NOW)


def test_a_huid_is_of_one_piece_and_is_found_by_it(owner: User) -> None:
    ring = add_item(owner, huid=" ab12c۳ ", hallmark="BIS 916  A")

    assert (ring.huid, ring.hallmark) == ("AB12C3", "BIS 916 A")
    assert Item.objects.matching("ab12c3").get() == ring
    with pytest.raises(InvalidInput) as refusal:
        add_item(owner, sku="R-2", huid="AB12C3")
    assert refusal.value.fields == {"huid": ("TAKEN", "Another piece has this HUID.")}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"huid": "AB12"}, "NOT_VALID"),
        ({"huid": "AB12C3D"}, "NOT_VALID"),
        ({"tracking": Tracking.QUANTITY}, "NOT_ONE_PIECE"),
    ],
)
def test_what_is_no_huid_is_refused(owner: User, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        add_item(owner, **{"huid": "AB12C3", **changes})

    assert refusal.value.fields["huid"][0] == code
    assert not Item.objects.exists()
