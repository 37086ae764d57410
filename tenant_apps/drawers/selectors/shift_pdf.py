"""The X or Z report of a shift on paper."""

from datetime import datetime
from pathlib import Path

from django.utils import translation

from shared_apps.printing.choices import PaperSize
from shared_apps.printing.typeset import typeset
from shared_apps.tenants.context import current_tenant
from tenant_apps.drawers import shift_paper
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.selectors.letterhead import letterhead
from tenant_apps.drawers.selectors.shift_report import shift_report

TEMPLATE = Path(shift_paper.__file__).with_name("shift_report.typ")


def shift_pdf(shift: Shift, *, paper: PaperSize, language: str, at: datetime) -> bytes:
    """Return the report as PDF in ``language``; the terminal and branch of ``shift`` are loaded."""
    with translation.override(language):
        texts = shift_paper.ShiftPaper(
            shift=shift, report=shift_report(shift), shop=current_tenant(), language=language, at=at
        )
        return typeset(TEMPLATE, content=texts.content(letterhead=letterhead()), paper=paper)
