"""What a purchase receipt says, as plain text in one language: everything the template needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from shared_apps.market.choices import Metal
from shared_apps.printing.format import currency_text, money_text, percent_text, quantity_text, time_text
from shared_apps.tenants.models import Tenant
from tenant_apps.buying.choices import IdentityKind, PurchaseStatus
from tenant_apps.buying.models import Purchase, PurchaseLine
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.letterhead import Letterhead

Row = tuple[str, str]
MASK = "••••"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """How this receipt writes its numbers and times."""

    language: str
    currency: str
    time_zone: str
    calendar: str

    def money(self, amount: Decimal) -> str:
        return money_text(amount, currency=self.currency, language=self.language)

    def grams(self, weight: Decimal) -> str:
        return _("%(grams)s g") % {"grams": quantity_text(weight, language=self.language)}

    def number(self, number: Decimal) -> str:
        return quantity_text(number, language=self.language)

    def time(self, moment: datetime) -> str:
        return time_text(moment, time_zone=self.time_zone, calendar=self.calendar, language=self.language)


def receipt_content(*, purchase: Purchase, shop: Tenant, letterhead: Letterhead, language: str) -> dict[str, Any]:
    """Return the texts of the receipt of ``purchase``, whose lines and payments are loaded, in the active language."""
    wording = Wording(language=language, currency=purchase.currency, time_zone=shop.time_zone, calendar=shop.calendar)
    is_voided = purchase.status == PurchaseStatus.VOIDED
    return {
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "title": _("Purchase receipt %(number)s") % {"number": purchase.number},
        "shop": shop.company_name,
        "logo": letterhead.logo,
        "about": letterhead.about(purchase.branch),
        "footer": letterhead.footer,
        "heading": _("Purchase receipt"),
        "mark": _("VOIDED %(time)s") % {"time": wording.time(purchase.voided_at)}
        if is_voided and purchase.voided_at
        else "",
        "facts": list(_facts(purchase, wording=wording)),
        "lines": [_line(line, wording=wording) for line in purchase.lines.all()],
        "totals": list(_totals(purchase, wording=wording)),
        "total": [_("Paid to the seller"), wording.money(purchase.total)],
        "payments": [
            [str(PaymentMethod(paid.method).label), wording.money(paid.amount)] for paid in purchase.payments.all()
        ],
        "note": _("All amounts in %(currency)s.") % {"currency": currency_text(purchase.currency, language=language)},
        "declaration": _("The seller declares that the goods are their own and that they have received the amount."),
        "signatures": [_("Seller's signature"), _("Buyer's signature")],
    }


def _facts(purchase: Purchase, *, wording: Wording) -> Iterable[Row]:
    yield _("Number"), purchase.number
    yield _("Date"), wording.time(purchase.bought_at)
    if purchase.seller_name:
        yield _("Seller"), purchase.seller_name
    if purchase.identity_kind:
        yield str(IdentityKind(purchase.identity_kind).label), f"{MASK}{purchase.identity_ending}"
    yield _("Bought by"), purchase.buyer_name


def _line(line: PurchaseLine, *, wording: Wording) -> dict[str, Any]:
    return {
        "description": line.description,
        "metal": _("%(metal)s %(fineness)s ‰")
        % {"metal": Metal(line.metal).label, "fineness": wording.number(line.fineness)},
        "parts": list(_parts(line, wording=wording)),
        "amount": [_("Amount"), wording.money(line.amount)],
    }


def _parts(line: PurchaseLine, *, wording: Wording) -> Iterable[Row]:
    yield _("Gross weight"), wording.grams(line.gross_weight)
    if line.deduction:
        yield _("Stones and dirt"), wording.grams(-line.deduction)
        yield _("Net weight"), wording.grams(line.net_weight)
    if line.melting_loss_percent:
        yield _("Melting loss"), percent_text(line.melting_loss_percent, language=wording.language)
    yield _("Fine weight"), wording.grams(line.fine_weight)
    yield _("Rate for a fine gram"), wording.money(round(line.per_fine_gram, 2))
    if line.amount != line.value:
        yield _("Value of the metal"), wording.money(line.value)


def _totals(purchase: Purchase, *, wording: Wording) -> Iterable[Row]:
    if purchase.rounding:
        yield _("Subtotal"), wording.money(purchase.subtotal)
        yield _("Rounding"), wording.money(purchase.rounding)
