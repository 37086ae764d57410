"""Turn what cameras make into pictures for a screen: turned upright, small, and without where and when.

Pillow is asked for three formats alone, and for no more pixels than a good camera has: the size is read from the
file's head, before anything is unpacked.
"""

import io
import struct
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 64_000_000
LARGE, THUMBNAIL = 1600, 320
"""Pixels of the longer edge."""
QUALITY = 82
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, struct.error)
"""What Pillow raises for files that are not what they say."""
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureNotUsable(ValueError):
    """The file is no picture that is kept. The text is the code: UNKNOWN_TYPE, TOO_LARGE or DAMAGED."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictures:
    """Two WebP files; width and height are pixels of the large one."""

    large: bytes
    thumbnail: bytes
    width: int
    height: int


def require_picture(file: IO[bytes]) -> None:
    """See by its content that a file is a picture of a size that is kept; it is not unpacked.

    Raises:
        PictureNotUsable: it is not.
    """
    _opened(file)


def pictures_of(file: IO[bytes]) -> Pictures:
    """Unpack a file and make the pictures.

    Raises:
        PictureNotUsable: it is none, too large, or its content is damaged.
    """
    image = _opened(file)
    try:
        # A JPEG can be unpacked at a half, a quarter or an eighth, which saves most of the memory.
        image.draft("RGB", (LARGE, LARGE))
        large = _plain(ImageOps.exif_transpose(image))
    except _DAMAGE as error:
        raise PictureNotUsable("DAMAGED") from error
    large.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    small = large.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    return Pictures(large=_webp(large), thumbnail=_webp(small), width=large.width, height=large.height)


def _opened(file: IO[bytes]) -> Image.Image:
    file.seek(0)
    try:
        image = Image.open(file, formats=FORMATS)
    except _BOMBS as error:
        raise PictureNotUsable("TOO_LARGE") from error
    except _DAMAGE as error:
        raise PictureNotUsable("UNKNOWN_TYPE") from error
    if image.width * image.height > MAX_PIXELS:
        raise PictureNotUsable("TOO_LARGE")
    return image


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels alone, in the colours of screens: no profile, no place, no camera."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            screen = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(
                image, io.BytesIO(profile), screen, outputMode="RGB" if image.mode == "CMYK" else image.mode
            )
            image = converted or image
        except ImageCms.PyCMSError:
            # A profile that cannot be read is as good as none.
            pass
    plain = image.convert(mode)
    plain.info = {}
    return plain


def _webp(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=4)
    return written.getvalue()
