"""What a shop may print as its logo, by the content of the file alone."""

import pytest

from shared_apps.printing.images import MAX_BYTES, ImageNotUsable, picture, printable_picture
from tests.pictures import JPEG, png


@pytest.mark.parametrize(
    ("content", "media_type", "extension", "size"),
    [(png(40, 20), "image/png", "png", (40, 20)), (JPEG, "image/jpeg", "jpg", (1, 1))],
)
def test_a_picture_is_known_by_its_first_bytes(
    content: bytes, media_type: str, extension: str, size: tuple[int, int]
) -> None:
    found = printable_picture(content)

    assert (found.media_type, found.extension, (found.width, found.height)) == (media_type, extension, size)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NOT_AN_IMAGE"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "NOT_AN_IMAGE"),
        (b"GIF89a" + bytes(20), "NOT_AN_IMAGE"),
        (b"%PDF-1.7", "NOT_AN_IMAGE"),
        (png(10, 10) + bytes(MAX_BYTES), "TOO_LARGE"),
        (png(4097, 1), "TOO_LARGE"),
        (png(1, 4097), "TOO_LARGE"),
        (png(0, 10), "DAMAGED"),
        (png(10, 10)[:20], "DAMAGED"),
        (JPEG[:40], "DAMAGED"),
        (b"\xff\xd8\xff" + bytes(100), "DAMAGED"),
    ],
)
def test_anything_else_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ImageNotUsable, match=code):
        picture(content)


@pytest.mark.parametrize("content", [png(40, 20)[:50], png(40, 20).replace(b"x\x9c", b"x\x00")])
def test_a_picture_that_does_not_unpack_is_refused(content: bytes) -> None:
    picture(content)

    with pytest.raises(ImageNotUsable, match="DAMAGED"):
        printable_picture(content)
