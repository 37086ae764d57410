"""What a receipt says, as plain text in one language: everything the template needs, and nothing it has to reckon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from shared_apps.printing.format import currency_text, money_text, percent_text, quantity_text, time_text
from shared_apps.printing.qr import qr_svg
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.letterhead import Letterhead
from tenant_apps.pricing.choices import Component
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.models import Payment, Sale, SaleLine

Row = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """How this receipt writes its numbers and times."""

    language: str
    currency: str
    time_zone: str
    calendar: str

    def money(self, amount: Decimal | str) -> str:
        return money_text(Decimal(amount), currency=self.currency, language=self.language)

    def quantity(self, quantity: Decimal | str | int) -> str:
        return quantity_text(Decimal(quantity), language=self.language)

    def time(self, moment: datetime) -> str:
        return time_text(moment, time_zone=self.time_zone, calendar=self.calendar, language=self.language)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What a receipt that is not the original says of itself: a numbered copy, or one that is only looked at."""

    number: int | None
    at: datetime


def receipt_content(
    *, sale: Sale, shop: Tenant, letterhead: Letterhead, address: str, language: str, mark: Mark | None = None
) -> dict[str, Any]:
    """Return the texts of the receipt of ``sale``, whose lines and payments are loaded, in the active language.

    ``address`` is where a customer verifies it; the QR code holds it. Without a ``mark`` it is the original.
    """
    wording = Wording(language=language, currency=sale.currency, time_zone=shop.time_zone, calendar=shop.calendar)
    return {
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "title": _("Receipt %(number)s") % {"number": sale.number},
        "shop": shop.company_name,
        "logo": letterhead.logo,
        "about": letterhead.about(sale.branch),
        "footer": letterhead.footer,
        "heading": _("Refund") if sale.kind == SaleKind.REFUND else _("Receipt"),
        "is_refund": sale.kind == SaleKind.REFUND,
        "copy": "" if mark is None else _mark_text(mark, wording=wording),
        "facts": list(_facts(sale, wording=wording)),
        "columns": {
            "description": _("Description"),
            "weight": _("Weight"),
            "fineness": _("Fineness"),
            "parts": _("Parts of the price"),
            "amount": _("Amount"),
        },
        "shows_parts": letterhead.shows_price_parts,
        "lines": [_line(line, wording=wording, shows_parts=letterhead.shows_price_parts) for line in sale.lines.all()],
        "totals": list(_totals(sale, wording=wording)),
        "total": [_("Total"), wording.money(sale.total)],
        "payments": list(_payments(sale, wording=wording)),
        "note": _("All amounts in %(currency)s.") % {"currency": currency_text(sale.currency, language=language)},
        "thanks": _("Thank you for your trust."),
        "qr": qr_svg(address),
        "scan": _("Scan to verify this receipt."),
    }


def _mark_text(mark: Mark, *, wording: Wording) -> str:
    if mark.number is None:
        return _("Not for the customer · viewed %(time)s") % {"time": wording.time(mark.at)}
    words = {"number": wording.quantity(mark.number), "time": wording.time(mark.at)}
    return _("COPY %(number)s · %(time)s") % words


def _facts(sale: Sale, *, wording: Wording) -> Iterable[Row]:
    yield _("Number"), sale.number
    if sale.refund_of is not None:
        yield _("Refund of"), sale.refund_of.number
    yield _("Date"), wording.time(sale.sold_at)
    if sale.customer is not None:
        yield _("Customer"), sale.customer.name
    if sale.cashier_name:
        yield _("Cashier"), sale.cashier_name
    if sale.reason:
        yield _("Reason"), sale.reason


def _line(line: SaleLine, *, wording: Wording, shows_parts: bool) -> dict[str, Any]:
    return {
        "description": line.description,
        "sku": line.sku,
        "marks": f"HUID {line.components['huid']}" if "huid" in line.components else "",
        "quantity": wording.quantity(line.quantity),
        "weight": _("%(grams)s g") % {"grams": wording.quantity(line.net_weight)} if line.net_weight else "",
        "fineness": "" if line.fineness is None else wording.quantity(line.fineness),
        "parts": list(_parts(line, wording=wording)) if shows_parts else [],
        "total": wording.money(line.total),
    }


def _parts(line: SaleLine, *, wording: Wording) -> Iterable[Row]:
    """Yield what the price of a line is made of; imported history has no parts."""
    snapshot = line.components
    for code, amount in snapshot.get("components", {}).items():
        if Decimal(amount):
            yield _part_label(Component(code), snapshot=snapshot, wording=wording), wording.money(amount)
    if line.discount:
        yield _("Discount"), wording.money(-line.discount)
    for tax in snapshot.get("taxes", ()):
        percent = percent_text(Decimal(tax["percent"]), language=wording.language)
        yield f"{_(tax['name'])} {percent}", wording.money(tax["amount"])
    if line.rounding:
        yield _("Rounding"), wording.money(line.rounding)


def _part_label(part: Component, *, snapshot: dict[str, Any], wording: Wording) -> str:
    rate = snapshot.get("rate_per_gram")
    if part != Component.METAL or rate is None:
        return str(part.label)
    # The price was made with the exact rate; people read it to the cent.
    words = {"metal": part.label, "rate": wording.money(round(Decimal(rate), 2))}
    return _("%(metal)s at %(rate)s/g") % words


def _totals(sale: Sale, *, wording: Wording) -> Iterable[Row]:
    yield _("Subtotal"), wording.money(sale.subtotal)
    if sale.discount:
        yield _("Discount"), wording.money(-sale.discount)
    if sale.tax:
        yield _("Tax"), wording.money(sale.tax)
    if sale.rounding:
        yield _("Rounding"), wording.money(sale.rounding)


def _payments(sale: Sale, *, wording: Wording) -> Iterable[Row]:
    for payment in sale.payments.all():
        yield _payment_label(payment), wording.money(payment.tendered)
    if sale.change:
        yield pgettext("money given back", "Change"), wording.money(sale.change)


def _payment_label(payment: Payment) -> str:
    method = str(PaymentMethod(payment.method).label)
    return f"{method} ({payment.reference})" if payment.reference else method
