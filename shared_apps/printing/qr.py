"""QR codes."""

import io

import segno


def qr_svg(text: str) -> str:
    """Return ``text`` as a QR code in an SVG with its quiet zone; a quarter of it may be unreadable."""
    file = io.BytesIO()
    segno.make(text, error="q", micro=False).save(file, kind="svg", xmldecl=False, border=4)
    return file.getvalue().decode()
