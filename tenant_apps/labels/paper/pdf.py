"""Labels as a PDF, a page for each or sheets of them; and one of them as a picture."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from shared_apps.printing.qr import qr_svg
from shared_apps.printing.typeset import drawn, typeset
from tenant_apps.labels.choices import LabelKind, LabelPart
from tenant_apps.labels.formats import LabelFormat
from tenant_apps.labels.paper.code128 import code128_svg, is_code128, modules_of
from tenant_apps.labels.paper.content import Label

TEMPLATE = Path(__file__).parent / "labels.typ"
PADDING = Decimal(1)
"""Millimetres of a label's edge that stay white."""
THINNEST, WIDEST = Decimal("0.125"), Decimal("0.33")
"""Millimetres of a barcode's module: one dot of a printer with 203 dpi, and the width that shops are used to."""


def labels_pdf(labels: Sequence[Label], *, chosen: LabelFormat, language: str, start: int = 1) -> bytes:
    """Return the labels in their order; on sheets the first takes place ``start``, row by row from the top."""
    return typeset(TEMPLATE, content=_content(labels, chosen=chosen, language=language, start=start))


def label_svg(label: Label, *, chosen: LabelFormat, language: str) -> str:
    """Return one label alone, as it comes out of a printer or off a sheet."""
    alone = replace(chosen, columns=1, rows=1, margin_left=Decimal(0), margin_top=Decimal(0))
    return drawn(TEMPLATE, content=_content([label], chosen=alone, language=language, start=1))


def printed_width(chosen: LabelFormat) -> Decimal:
    """Return the millimetres that a code has to itself; a tag with a tail is folded and has two faces."""
    whole = chosen.width - chosen.tail
    return (whole / 2 if chosen.kind == LabelKind.RAT_TAIL else whole) - 2 * PADDING


def _content(labels: Sequence[Label], *, chosen: LabelFormat, language: str, start: int) -> dict[str, Any]:
    sizes = ("width", "height", "tail", "margin_left", "margin_top")
    return {
        "title": _("Labels"),
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "format": {
            "kind": chosen.kind.value,
            "columns": chosen.columns,
            "rows": chosen.rows,
            "on_sheet": chosen.places > 1,
            **{name: float(getattr(chosen, name)) for name in sizes},
        },
        "padding": float(PADDING),
        "start": start,
        "labels": [asdict(label) | _codes(label, chosen=chosen) for label in labels],
    }


def _codes(label: Label, *, chosen: LabelFormat) -> dict[str, Any]:
    qr = qr_svg(label.code) if LabelPart.QR in chosen.parts else ""
    if LabelPart.BARCODE not in chosen.parts or not is_code128(label.code):
        return {"qr": qr, "barcode": "", "barcode_width": 0.0}
    module = min(WIDEST, printed_width(chosen) / modules_of(label.code))
    if module < THINNEST:
        # Bars that no scanner can read would only take the place of what can be read.
        return {"qr": qr, "barcode": "", "barcode_width": 0.0}
    return {"qr": qr, "barcode": code128_svg(label.code), "barcode_width": float(module * modules_of(label.code))}
