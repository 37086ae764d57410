"""A photo's signed address: good for some minutes, in its shop, for that picture alone."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse
from django.test import Client

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import ItemPhoto
from tenant_apps.catalog.photo_address import photo_address
from tenant_apps.catalog.services.add_item_photo import add_item_photo
from tenant_apps.catalog.services.develop_photo import develop_photo
from tenant_apps.catalog.services.remove_item_photo import remove_item_photo
from tests.factories.catalog import add_item
from tests.pictures import JPEG
from tests.plugins.graphql import host_of

NOW = datetime(2026, 11, 20, 9, 31, tzinfo=UTC)


@pytest.fixture
def photo(owner: User) -> Iterator[ItemPhoto]:
    file = ContentFile(JPEG, name="ring.jpg")
    kept = add_item_photo(actor=owner, idempotency_key=uuid.uuid4(), item_id=add_item(owner).pk, file=file, now=NOW)
    develop_photo(photo_id=kept.pk)
    kept.refresh_from_db()
    yield kept
    default_storage.remove_all()  # type: ignore[attr-defined]  # our own storage


def fetch(client: Client, shop: Tenant, address: str, *, at: datetime = NOW) -> FileResponse:
    with time_machine.travel(at, tick=False), in_tenant(shop):
        return client.get(address, headers={"Host": host_of(shop)})  # type: ignore[return-value]


@pytest.mark.parametrize("size", ["large", "thumbnail"])
def test_whoever_has_the_address_sees_the_picture(client: Client, shop: Tenant, photo: ItemPhoto, size: str) -> None:
    response = fetch(client, shop, photo_address(photo.pk, size, now=NOW))

    assert response.status_code == 200
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"  # type: ignore[arg-type]  # it is not asynchronous
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, max-age=1740, immutable"


def test_the_address_stays_the_same_for_a_while(shop: Tenant, photo: ItemPhoto) -> None:
    addresses = {photo_address(photo.pk, "large", now=NOW + timedelta(minutes=minutes)) for minutes in (0, 13)}

    assert len(addresses) == 1
    assert photo_address(photo.pk, "large", now=NOW + timedelta(minutes=14)) not in addresses


def test_an_address_that_is_not_ours_or_no_longer_good_is_refused(
    client: Client, shop: Tenant, photo: ItemPhoto
) -> None:
    good = photo_address(photo.pk, "thumbnail", now=NOW)
    until = good.split("until=")[1].split("&")[0]
    wrong = [
        good.replace("thumbnail", "large"),
        good.replace(until, str(int(until) + 900)),
        good.replace(str(photo.pk), str(uuid.uuid4())),
        good.split("?")[0],
        good.replace("until=", "until=-"),
        good + "x",
    ]

    assert [fetch(client, shop, address).status_code for address in wrong] == [403] * 6
    still_good = fetch(client, shop, good, at=NOW + timedelta(minutes=28))
    assert b"".join(still_good.streaming_content)  # type: ignore[arg-type]  # it is not asynchronous
    assert still_good.status_code == 200
    assert fetch(client, shop, good, at=NOW + timedelta(minutes=29)).status_code == 403


def test_the_other_shop_takes_no_address_of_this_one(client: Client, other_shop: Tenant, photo: ItemPhoto) -> None:
    assert fetch(client, other_shop, photo_address(photo.pk, "large", now=NOW)).status_code == 403


def test_a_removed_photo_is_gone_at_once(client: Client, shop: Tenant, owner: User, photo: ItemPhoto) -> None:
    address = photo_address(photo.pk, "large", now=NOW)
    remove_item_photo(actor=owner, photo_id=photo.pk, now=NOW)

    assert fetch(client, shop, address).status_code == 404
