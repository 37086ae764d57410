"""Photos through the graph: sent as files, shown by signed addresses, ordered and removed."""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from strawberry.relay import to_base64

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item, ItemPhoto
from tenant_apps.catalog.services.develop_photo import develop_photo
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.pictures import png
from tests.plugins.graphql import host_of
from tests.plugins.tenants import TokenFor

ADD = """mutation ($input: AddItemPhotoInput!) { addItemPhoto(input: $input) { __typename
  ... on AddItemPhotoSuccess { item { photos { state url } thumbnailUrl } } ... on PhotoRefused { reason } } }"""
ARRANGE = """mutation ($input: ArrangeItemPhotosInput!) { arrangeItemPhotos(input: $input) { __typename
  ... on ArrangeItemPhotosSuccess { item { photos { id } thumbnailUrl } }
  ... on InvalidInput { fields { path code } } } }"""
REMOVE = """mutation ($input: RemoveItemPhotoInput!) { removeItemPhoto(input: $input) { __typename
  ... on RemoveItemPhotoSuccess { item { photos { id } thumbnailUrl } } } }"""
LIST = """{ items { edges { node { sku thumbnailUrl photos { id state width height url thumbnailUrl } } } } }"""

type Send = Callable[[Item, bytes], dict[str, Any]]


@pytest.fixture(autouse=True)
def files(shop: Tenant) -> Iterator[None]:
    yield
    default_storage.remove_all()  # type: ignore[attr-defined]  # our own storage


@pytest.fixture
def send(client: Client, shop: Tenant, owner: User, token_for: TokenFor) -> Send:
    """Send a photo as a browser does."""

    def sent(item: Item, content: bytes) -> dict[str, Any]:
        said = {"idempotencyKey": str(uuid.uuid4()), "itemId": to_base64("Item", item.pk), "file": None}
        body: dict[str, Any] = {
            "operations": json.dumps({"query": ADD, "variables": {"input": said}}),
            "map": json.dumps({"0": ["variables.input.file"]}),
            "0": SimpleUploadedFile("photo.exe", content),
        }
        headers = {"Host": host_of(shop), "Authorization": f"Bearer {token_for(owner, shop)}"}
        with in_tenant(shop):
            answer = json.loads(client.post("/graphql", body, headers=headers).content)
        added: dict[str, Any] = answer["data"]["addItemPhoto"]
        return added

    return sent


def id_of(photo: ItemPhoto) -> str:
    return to_base64("ItemPhoto", photo.pk)


def test_a_photo_waits_for_its_pictures_and_is_shown_with_them(ask: Ask, owner: User, send: Send) -> None:
    ring = add_item(owner)

    added = send(ring, png(40, 20))

    assert added["__typename"] == "AddItemPhotoSuccess"
    assert added["item"] == {"photos": [{"state": "WAITING", "url": None}], "thumbnailUrl": None}
    develop_photo(photo_id=ring.photos.get().pk)
    (edge,) = ask(LIST).data["items"]["edges"]
    (photo,) = edge["node"]["photos"]
    assert (photo["state"], photo["width"], photo["height"]) == ("READY", 40, 20)
    assert photo["url"].startswith(f"/files/photos/{ring.photos.get().pk}/large?until=")
    assert edge["node"]["thumbnailUrl"] == photo["thumbnailUrl"]


def test_what_is_no_photo_is_refused(owner: User, send: Send) -> None:
    assert send(add_item(owner), b"MZ") == {"__typename": "PhotoRefused", "reason": "UNKNOWN_TYPE"}
    assert not ItemPhoto.objects.exists()


def test_the_first_photo_is_the_cover(ask: Ask, owner: User, send: Send) -> None:
    ring = add_item(owner)
    for size in (5, 6):
        send(ring, png(5, size))
    first, second = ring.photos.all()
    for photo in (first, second):
        develop_photo(photo_id=photo.pk)
    said = {"itemId": to_base64("Item", ring.pk), "photoIds": [id_of(second), id_of(first)]}

    arranged = ask(ARRANGE, {"input": said}).data["arrangeItemPhotos"]
    removed = ask(REMOVE, {"input": {"id": id_of(second)}}).data["removeItemPhoto"]
    refused = ask(ARRANGE, {"input": said}).data["arrangeItemPhotos"]

    assert [photo["id"] for photo in arranged["item"]["photos"]] == [id_of(second), id_of(first)]
    assert str(second.pk) in arranged["item"]["thumbnailUrl"]
    assert removed["item"]["photos"] == [{"id": id_of(first)}]
    assert str(first.pk) in removed["item"]["thumbnailUrl"]
    assert refused["fields"] == [{"path": ["photoIds"], "code": "NOT_ITS_PHOTOS"}]
    assert ask(REMOVE, {"input": {"id": id_of(second)}}).data["removeItemPhoto"]["__typename"] == "NotFound"


def test_many_items_with_photos_cost_what_one_costs(ask: Ask, owner: User, send: Send) -> None:
    send(add_item(owner), png(5, 5))
    ask(LIST)
    with CaptureQueriesContext(connection) as one:
        ask(LIST)
    for number in range(5):
        ring = add_item(owner, sku=f"R{number}")
        send(ring, png(5, 5))
        send(ring, png(5, 6))

    with CaptureQueriesContext(connection) as many:
        assert len(ask(LIST).data["items"]["edges"]) == 6

    assert len(many) == len(one)
