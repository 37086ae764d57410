"""A sheet of the books on A4."""

from pathlib import Path
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from shared_apps.market.choices import Metal
from shared_apps.printing.choices import PaperSize
from shared_apps.printing.format import money_text, quantity_text
from shared_apps.printing.typeset import typeset
from shared_apps.tenants.context import current_tenant
from tenant_apps.drawers.selectors.letterhead import letterhead
from tenant_apps.imports.books.sheet import Cell, Figure, Row, Sheet, shop_day
from tenant_apps.ledger.report import Period

TEMPLATE = Path(__file__).with_name("sheet.typ")


def sheet_pdf(sheet: Sheet, *, period: Period, branch: str, language: str) -> bytes:
    """Return the sheet as a PDF file, in the language that is active."""
    first, last = (shop_day(day, language=language) for day in (period.first, period.last))
    content: dict[str, Any] = {
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "title": sheet.title,
        "heading": sheet.title,
        "shop": current_tenant().company_name,
        "logo": letterhead().logo,
        "about": [],
        "facts": [(_("Period"), f"{first} – {last}"), (_("Branch"), branch or _("All branches"))],
        "columns": sheet.columns,
        "texts": sheet.texts,
        "parts": [
            {
                "heading": part.heading,
                "rows": [_texts(row, language=language) for row in part.rows],
                "totals": [_texts(row, language=language) for row in part.totals],
            }
            for part in sheet.parts
        ],
    }
    return typeset(TEMPLATE, content=content, paper=PaperSize.A4)


def _texts(row: Row, *, language: str) -> list[str]:
    return [_text(cell, language=language) for cell in row]


def _text(cell: Cell, *, language: str) -> str:
    if not isinstance(cell, Figure):
        return cell
    if cell.commodity in Metal.values:
        return quantity_text(cell.amount, language=language)
    return money_text(cell.amount, currency=cell.commodity, language=language)
