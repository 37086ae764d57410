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


def typeset(template: Path, *, content: dict[str, Any], paper: PaperSize) -> bytes:
    """Return a document as a PDF file.

    A template imports ``/shared_apps/printing/paper.typ``, which says what it reads of ``content``.
    """
    inputs = {"content": json.dumps(content, ensure_ascii=False), "paper": paper.value}
    return typst.compile(template, root=settings.BASE_DIR, font_paths=_fonts(), format="pdf", sys_inputs=inputs)
