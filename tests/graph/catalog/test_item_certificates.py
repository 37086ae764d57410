"""Certificates through the graph, and their papers for people of the shop alone."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import ItemCertificate
from tenant_apps.catalog.services.add_certificate import add_certificate
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import host_of
from tests.plugins.tenants import TokenFor

ADD = """mutation ($input: AddItemCertificateInput!) { addItemCertificate(input: $input) { __typename
  ... on AddItemCertificateSuccess { item { certificates { id lab number url } } }
  ... on InvalidInput { fields { path code } } } }"""
REMOVE = """mutation ($input: RemoveItemCertificateInput!) { removeItemCertificate(input: $input) { __typename
  ... on RemoveItemCertificateSuccess { item { certificates { id } } } } }"""


@pytest.fixture(autouse=True)
def files(shop: Tenant) -> Iterator[None]:
    yield
    default_storage.remove_all()  # type: ignore[attr-defined]  # our own storage


def test_a_certificate_comes_and_goes(ask: Ask, owner: User) -> None:
    said = {"idempotencyKey": str(uuid.uuid4()), "itemId": to_base64("Item", add_item(owner).pk), "lab": "GIA"}

    refused = ask(ADD, {"input": {**said, "number": ""}}).data["addItemCertificate"]
    added = ask(ADD, {"input": {**said, "number": "17"}}).data["addItemCertificate"]
    (kept,) = added["item"]["certificates"]
    removed = [ask(REMOVE, {"input": {"id": kept["id"]}}).data["removeItemCertificate"] for _ in range(2)]

    assert refused["fields"] == [{"path": ["number"], "code": "REQUIRED"}]
    assert (kept["lab"], kept["number"], kept["url"]) == ("GIA", "17", None)
    assert removed[0]["item"] == {"certificates": []}
    assert removed[1] == {"__typename": "NotFound"}


def test_the_paper_is_for_people_of_the_shop(client: Client, shop: Tenant, owner: User, token_for: TokenFor) -> None:
    kept = add_certificate(
        actor=owner, idempotency_key=uuid.uuid4(), item_id=add_item(owner).pk, lab="GIA", number="17",
        file=ContentFile(b"%PDF-1.7"), now=timezone.now(),
    )  # fmt: skip

    def fetch(certificate: uuid.UUID, **headers: str) -> Any:
        with in_tenant(shop):
            return client.get(f"/files/certificates/{certificate}", headers={"Host": host_of(shop), **headers})

    signed_in = {"Authorization": f"Bearer {token_for(owner, shop)}"}
    answer = fetch(kept.pk, **signed_in)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="GIA 17.pdf"'
    assert fetch(kept.pk).status_code == 401
    assert fetch(uuid.uuid4(), **signed_in).status_code == 404
    ItemCertificate.objects.update(file="")
    assert fetch(kept.pk, **signed_in).status_code == 404
