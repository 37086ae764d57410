"""From texts to paper: the templates are ours and fixed, what people wrote reaches them only as data."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from shared_apps.printing.choices import PaperSize

_FONTS = Path(__file__).parent / "fonts"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])


def typeset(template: Path, *, content: dict[str, Any], paper: PaperSize | None = None) -> bytes:
    """Return a document as a PDF file.

    A template imports ``/shared_apps/printing/paper.typ``, which says what it reads of ``content``; one that has
    sizes of its own takes no ``paper``.
    """
    inputs = {"content": _as_text(content)} | ({"paper": paper.value} if paper else {})
    return typst.compile(template, root=settings.BASE_DIR, font_paths=_fonts(), format="pdf", sys_inputs=inputs)


def drawn(template: Path, *, content: dict[str, Any]) -> str:
    """Return a document of one page as an SVG, letters drawn."""
    inputs = {"content": _as_text(content)}
    svg = typst.compile(template, root=settings.BASE_DIR, font_paths=_fonts(), format="svg", sys_inputs=inputs)
    return svg.decode()


def _as_text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)
