"""From texts to paper: the template is fixed, what people wrote reaches it only as data."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tenant_apps.sales.choices import PaperSize

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "receipt.typ"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def receipt_pdf(*, content: dict[str, Any], paper: PaperSize) -> bytes:
    """Return the receipt as a PDF file."""
    inputs = {"receipt": json.dumps(content, ensure_ascii=False), "paper": paper.value}
    return typst.compile(_TEMPLATE, root=_HERE, font_paths=_fonts(), format="pdf", sys_inputs=inputs)
