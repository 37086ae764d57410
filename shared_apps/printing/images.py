"""Pictures of a shop: what may be one, and the form in which a template takes it."""

import base64
import struct
from dataclasses import dataclass

import typst

MAX_BYTES = 512 * 1024
MAX_PIXELS = 4096
"""Of an edge: a small file can still unpack into a picture that fills the memory."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = 24
"""Signature, length and name of the first chunk, width, height."""
_JPEG = b"\xff\xd8\xff"
_MARK = 0xFF
"""Starts each of a JPEG's markers, and fills the space before one."""
# Start of frame, the markers whose segment tells the size; C4, C8 and CC lie among them and are others.
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


class ImageNotUsable(ValueError):
    """The bytes are no picture that can be printed. The text is the code: NOT_AN_IMAGE, TOO_LARGE or DAMAGED."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A PNG or JPEG file by its content, whatever its name says. SVG is refused: it can hold scripts and links."""

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def extension(self) -> str:
        return "png" if self.media_type == "image/png" else "jpg"

    def as_svg(self) -> str:
        """Return the picture inside an SVG, because a template takes texts alone."""
        data = base64.b64encode(self.content).decode()
        size = f'width="{self.width}" height="{self.height}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {self.width} {self.height}">'
            f'<image {size} href="data:{self.media_type};base64,{data}"/></svg>'
        )


def picture(content: bytes) -> Picture:
    """Read a picture's kind and size from its first bytes; it is not unpacked.

    Raises:
        ImageNotUsable: it is neither PNG nor JPEG, or too large in bytes or pixels.
    """
    if len(content) > MAX_BYTES:
        raise ImageNotUsable("TOO_LARGE")
    if content.startswith(_PNG):
        media_type, size = "image/png", _png_size(content)
    elif content.startswith(_JPEG):
        media_type, size = "image/jpeg", _jpeg_size(content)
    else:
        raise ImageNotUsable("NOT_AN_IMAGE")
    if size is None or not all(size):
        raise ImageNotUsable("DAMAGED")
    if max(size) > MAX_PIXELS:
        raise ImageNotUsable("TOO_LARGE")
    return Picture(content=content, media_type=media_type, width=size[0], height=size[1])


def printable_picture(content: bytes) -> Picture:
    """As ``picture``, and see that it really unpacks.

    Raises:
        ImageNotUsable: as ``picture``, or the rest of the file is damaged.
    """
    found = picture(content)
    try:
        typst.compile(b'#image(bytes(sys.inputs.svg), format: "svg")', sys_inputs={"svg": found.as_svg()})
    except typst.TypstError as error:
        raise ImageNotUsable("DAMAGED") from error
    return found


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < _PNG_HEAD:
        return None
    width, height = struct.unpack(">II", content[16:_PNG_HEAD])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == _MARK:
        marker = content[at + 1]
        if marker in _JPEG_BARE or marker == _MARK:
            at += 1 if marker == _MARK else 2
        elif marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None
