"""What the X or Z report says on paper, as plain text in one language."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from shared_apps.printing.format import currency_text, money_text, quantity_text, time_text
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.letterhead import Letterhead
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.report import MethodCount, ShiftReport

Row = tuple[str, str]


class ShiftPaper:
    """The texts of one report; ``at`` is when an X report was made."""

    def __init__(self, *, shift: Shift, report: ShiftReport, shop: Tenant, language: str, at: datetime) -> None:
        self.shift, self.report, self.shop, self.language, self.at = shift, report, shop, language, at

    def content(self, *, letterhead: Letterhead) -> dict[str, Any]:
        """Return everything the template needs, in the active language."""
        currency = currency_text(self.shift.currency, language=self.language)
        return {
            "language": self.language,
            "direction": "rtl" if get_language_bidi() else "ltr",
            "title": self._heading(),
            "heading": self._heading(),
            "shop": self.shop.company_name,
            "logo": letterhead.logo,
            "about": letterhead.about(self.shift.terminal.branch),
            "facts": list(self._facts()),
            "groups": list(self._groups()),
            "methods": [[str(one.method.label), list(self._amounts(one))] for one in self.report.methods],
            "note": _("All amounts in %(currency)s.") % {"currency": currency},
            "signatures": [self.shift.holder_name, self.shift.closed_by_name or _("Manager")],
        }

    def _heading(self) -> str:
        if self.shift.z_number is None:
            return _("X report")
        return _("Z report %(number)s") % {"number": self._count(self.shift.z_number)}

    def _facts(self) -> Iterable[Row]:
        yield _("Till"), self.shift.terminal.name
        yield _("Cashier"), self.shift.holder_name
        yield _("Opened"), self._time(self.shift.opened_at)
        if self.shift.closed_at is None:
            yield _("As of"), self._time(self.at)
        else:
            yield _("Closed"), self._time(self.shift.closed_at)
            if self.shift.closed_by_name != self.shift.holder_name:
                yield _("Closed by"), self.shift.closed_by_name
        if self.shift.closing_note:
            yield _("Note"), self.shift.closing_note

    def _groups(self) -> Iterable[tuple[str, list[Row]]]:
        yield _("Drawer"), [(_("Float"), self._money(self.report.opening_float))]
        for kind, sums in groupby(self.report.sums, key=lambda one: one.kind):
            yield (
                str(kind.label),
                [(f"{one.method.label} × {self._count(one.count)}", self._money(one.amount)) for one in sums],
            )
        if self.report.pieces:
            counted = [
                (f"{self._money(one.value)} × {self._count(one.count)}", self._money(one.value * one.count))
                for one in self.report.pieces
                if one.count
            ]
            yield _("Notes and coins"), counted

    def _amounts(self, one: MethodCount) -> Iterable[Row]:
        yield _("Expected"), self._money(one.expected)
        if one.counted is not None and one.difference is not None:
            yield _("Counted"), self._money(one.counted)
            yield _("Difference"), self._money(one.difference)

    def _money(self, amount: Decimal) -> str:
        return money_text(amount, currency=self.shift.currency, language=self.language)

    def _count(self, number: int) -> str:
        return quantity_text(Decimal(number), language=self.language)

    def _time(self, moment: datetime) -> str:
        return time_text(moment, time_zone=self.shop.time_zone, calendar=self.shop.calendar, language=self.language)
