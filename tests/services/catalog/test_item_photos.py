"""Photos of items: what is kept, what a worker makes of it, their order, and that what is removed leaves no file."""

import io
import uuid
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from PIL import Image

from project.errors import InvalidInput, LimitReached, NotFound
from shared_apps.billing.models import Subscription
from shared_apps.billing.selectors.limits import limits_key
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.storage import TenantFileStorage
from tenant_apps.catalog import pictures
from tenant_apps.catalog.choices import PhotoState
from tenant_apps.catalog.errors import PhotoRefused
from tenant_apps.catalog.models import Item, ItemPhoto
from tenant_apps.catalog.services import add_item_photo as module
from tenant_apps.catalog.services import develop_photo as developing
from tenant_apps.catalog.services.add_item_photo import add_item_photo
from tenant_apps.catalog.services.arrange_item_photos import arrange_item_photos
from tenant_apps.catalog.services.clear_photo import clear_photo
from tenant_apps.catalog.services.develop_photo import develop_photo
from tenant_apps.catalog.services.remove_item_photo import remove_item_photo
from tests.factories.catalog import add_item
from tests.pictures import JPEG, png

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ORIENTATION, GPS = 0x0112, 0x8825


@pytest.fixture(autouse=True)
def _private_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ring(owner: User) -> Item:
    return add_item(owner)


def keep(owner: User, item: Item, content: bytes, **changes: Any) -> ItemPhoto:
    call = {"actor": owner, "idempotency_key": uuid.uuid4(), "item_id": item.pk, "now": NOW, **changes}
    return add_item_photo(**call, file=ContentFile(content, name="../../etc/passwd.php"))


def from_a_camera() -> bytes:
    """Return a picture 2000 pixels wide and 1000 high that lies on its side, and says where it was taken."""
    image = Image.new("RGB", (2000, 1000), (200, 30, 30))
    image.paste((20, 20, 220), (0, 0, 1000, 1000))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif)
    return written.getvalue()


def opened(kept: FieldFile) -> Image.Image:
    with kept.open("rb") as file:
        image = Image.open(io.BytesIO(file.read()))
    image.load()
    return image


def test_a_worker_turns_shrinks_and_strips_a_photo(
    owner: User, ring: Item, django_capture_on_commit_callbacks: Any
) -> None:
    photo = keep(owner, ring, from_a_camera())

    with django_capture_on_commit_callbacks(execute=True):
        develop_photo(photo_id=photo.pk)

    photo.refresh_from_db()
    large, thumbnail = opened(photo.large), opened(photo.thumbnail)
    assert (photo.state, photo.width, photo.height) == (PhotoState.READY, 800, 1600)
    assert (large.format, large.size) == ("WEBP", (800, 1600))
    assert (thumbnail.format, thumbnail.size) == ("WEBP", (160, 320))
    assert not large.getexif()
    assert {"exif", "xmp", "icc_profile"}.isdisjoint(large.info)
    # Turned a quarter to the right: what was left is above.
    above = large.convert("RGB").getpixel((400, 100))
    assert isinstance(above, tuple)
    assert above[2] > 150 > above[0]
    assert photo.files() == [f"photos/{photo.pk}.webp", f"photos/{photo.pk}-small.webp"]
    assert TenantFileStorage().stored_bytes() == photo.large.size + photo.thumbnail.size


def test_what_is_delivered_twice_is_made_once(owner: User, ring: Item) -> None:
    photo = keep(owner, ring, png(40, 20))

    assert develop_photo(photo_id=photo.pk) is not None
    assert develop_photo(photo_id=photo.pk) is None
    assert develop_photo(photo_id=uuid.uuid4()) is None


def test_a_picture_with_holes_keeps_them(owner: User, ring: Item) -> None:
    written = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(written, "PNG")
    photo = keep(owner, ring, written.getvalue())

    develop_photo(photo_id=photo.pk)

    photo.refresh_from_db()
    assert opened(photo.large).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]  # of four


def test_a_broken_picture_is_told_and_thrown_away(
    owner: User, ring: Item, django_capture_on_commit_callbacks: Any
) -> None:
    photo = keep(owner, ring, from_a_camera()[:3000])

    with django_capture_on_commit_callbacks(execute=True):
        develop_photo(photo_id=photo.pk)

    photo.refresh_from_db()
    assert (photo.state, photo.files()) == (PhotoState.DAMAGED, [])
    assert TenantFileStorage().stored_bytes() == 0


def test_a_try_that_failed_leaves_no_second_file(
    owner: User, ring: Item, django_capture_on_commit_callbacks: Any
) -> None:
    photo = keep(owner, ring, png(40, 20))
    default_storage.save(f"photos/{photo.pk}.webp", ContentFile(b"of a try before"))

    with django_capture_on_commit_callbacks(execute=True):
        develop_photo(photo_id=photo.pk)

    photo.refresh_from_db()
    assert photo.large.name == f"photos/{photo.pk}.webp"
    assert TenantFileStorage().stored_bytes() == photo.large.size + photo.thumbnail.size


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "EMPTY"),
        (b"<svg onload='alert(1)'/>", "UNKNOWN_TYPE"),
        (b"%PDF-1.7", "UNKNOWN_TYPE"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "UNKNOWN_TYPE"),
        (png(40, 20) + b"x" * 500, "TOO_LARGE"),
        (png(11, 10), "TOO_LARGE"),
    ],
)
def test_what_is_no_photo_is_refused(
    owner: User, ring: Item, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    monkeypatch.setattr(module, "MAX_SIZE", 500)
    monkeypatch.setattr(pictures, "MAX_PIXELS", 100)

    with pytest.raises(PhotoRefused) as refusal:
        keep(owner, ring, content)

    assert refusal.value.facts == {"reason": reason}
    assert not ItemPhoto.objects.exists()
    assert TenantFileStorage().stored_bytes() == 0


def test_a_small_file_with_far_too_many_pixels_is_not_unpacked(owner: User, ring: Item) -> None:
    picture = png(1, 1)
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + picture[24:29]
    bomb = picture[:12] + head + zlib.crc32(head).to_bytes(4, "big") + picture[33:]

    with pytest.raises(PhotoRefused) as refusal:
        keep(owner, ring, bomb)

    assert refusal.value.facts == {"reason": "TOO_LARGE"}


def test_a_photo_needs_an_item_and_room(owner: User, ring: Item, shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFound):
        keep(owner, ring, JPEG, item_id=uuid.uuid4())
    monkeypatch.setattr(module, "MAX_PHOTOS", 0)
    with pytest.raises(PhotoRefused):
        keep(owner, ring, JPEG)
    monkeypatch.setattr(module, "MAX_PHOTOS", 1)
    with in_public():
        Subscription.objects.filter(tenant=shop).update(storage_mb_override=0)
        cache.delete(limits_key(shop.pk))
    with pytest.raises(LimitReached):
        keep(owner, ring, JPEG)

    assert not ItemPhoto.objects.exists()
    assert TenantFileStorage().stored_bytes() == 0


def test_a_repeated_upload_is_one_photo(owner: User, ring: Item) -> None:
    key = uuid.uuid4()

    first = keep(owner, ring, JPEG, idempotency_key=key)
    again = keep(owner, ring, JPEG, idempotency_key=key)

    assert first.pk == again.pk
    assert ring.photos.count() == 1


def test_the_order_is_as_somebody_says(owner: User, ring: Item) -> None:
    first, second, third = (keep(owner, ring, png(5, size)) for size in (5, 6, 7))

    arrange_item_photos(item_id=ring.pk, photo_ids=[third.pk, first.pk, second.pk])

    assert list(ring.photos.all()) == [third, first, second]


def test_an_order_that_names_other_photos_changes_nothing(owner: User, ring: Item) -> None:
    first, second = (keep(owner, ring, png(5, size)) for size in (5, 6))
    other = keep(owner, add_item(owner, sku="R-2"), JPEG)

    for said in ([second.pk], [second.pk, other.pk], [second.pk, second.pk, first.pk]):
        with pytest.raises(InvalidInput) as refusal:
            arrange_item_photos(item_id=ring.pk, photo_ids=said)
        assert refusal.value.fields["photo_ids"][0] == "NOT_ITS_PHOTOS"
    with pytest.raises(NotFound):
        arrange_item_photos(item_id=uuid.uuid4(), photo_ids=[])

    assert list(ring.photos.all()) == [first, second]


def test_a_removed_photo_is_shown_no_more_and_leaves_no_file(
    owner: User, ring: Item, django_capture_on_commit_callbacks: Any
) -> None:
    photo = keep(owner, ring, JPEG)
    with django_capture_on_commit_callbacks(execute=True):
        develop_photo(photo_id=photo.pk)

    assert remove_item_photo(actor=owner, photo_id=photo.pk, now=NOW) == ring
    assert TenantFileStorage().stored_bytes() > 0
    clear_photo(photo_id=photo.pk)
    clear_photo(photo_id=photo.pk)

    photo.refresh_from_db()
    assert (photo.removed_at, photo.removed_by, photo.files()) == (NOW, owner.pk, [])
    assert TenantFileStorage().stored_bytes() == 0
    with pytest.raises(NotFound):
        remove_item_photo(actor=owner, photo_id=photo.pk, now=NOW)


def test_files_that_could_not_be_deleted_are_deleted_by_the_next_try(
    owner: User, ring: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = keep(owner, ring, JPEG)
    remove_item_photo(actor=owner, photo_id=photo.pk, now=NOW)

    def away(self: TenantFileStorage, name: str) -> None:
        raise OSError("away")

    with monkeypatch.context() as patched:
        patched.setattr(TenantFileStorage, "delete", away)
        with pytest.raises(OSError, match="away"):
            clear_photo(photo_id=photo.pk)
    assert TenantFileStorage().stored_bytes() > 0
    clear_photo(photo_id=photo.pk)

    assert TenantFileStorage().stored_bytes() == 0


def test_a_photo_that_is_shown_is_not_cleared(owner: User, ring: Item) -> None:
    photo = keep(owner, ring, JPEG)

    clear_photo(photo_id=photo.pk)

    assert default_storage.exists(f"photos/{photo.pk}.original")


def test_one_that_is_removed_while_a_worker_works_gets_no_pictures(
    owner: User, ring: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = keep(owner, ring, JPEG)
    made = pictures.pictures_of

    def meanwhile(file: Any) -> pictures.Pictures:
        remove_item_photo(actor=owner, photo_id=photo.pk, now=NOW)
        return made(file)

    monkeypatch.setattr(developing, "pictures_of", meanwhile)

    assert develop_photo(photo_id=photo.pk) is None
    photo.refresh_from_db()
    assert photo.files() == [f"photos/{photo.pk}.original"]
