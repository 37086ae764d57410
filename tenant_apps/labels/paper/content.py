"""What a label says, as plain text in one language: what both the page and the tag printer write."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from shared_apps.market.choices import Metal
from shared_apps.printing.format import currency_text, money_text, quantity_text, time_text
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.labels.choices import LabelPart
from tenant_apps.pricing.breakdown import PriceBreakdown
from tenant_apps.pricing.fineness import karat_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """The texts of one label; an empty one is left out. ``code`` is what its barcode and its QR code hold."""

    name: str
    sku: str
    facts: tuple[str, ...]
    price: str
    priced: str
    code: str
    epc: str = ""


def label_of(
    item: Item,
    *,
    parts: frozenset[LabelPart],
    shop: Tenant,
    language: str,
    price: PriceBreakdown | None = None,
    epc: str = "",
) -> Label:
    """Return what the label of ``item``, whose stones are loaded, says in the active language.

    The codes hold the SKU, which a scanner takes before any barcode.
    """
    return Label(
        name=item.name_in(language) if LabelPart.NAME in parts else "",
        sku=item.sku if LabelPart.SKU in parts else "",
        facts=tuple(_facts(item, parts=parts, language=language)),
        price="" if price is None else _price(item, price=price, language=language),
        priced="" if price is None else _priced(price, shop=shop, language=language),
        code=item.sku,
        epc=epc,
    )


def _facts(item: Item, *, parts: frozenset[LabelPart], language: str) -> Iterable[str]:
    if LabelPart.WEIGHT in parts and item.net_weight:
        yield _("%(grams)s g") % {"grams": quantity_text(item.net_weight, language=language)}
    if LabelPart.FINENESS in parts and item.fineness is not None:
        yield _fineness(item.metal, fineness=item.fineness, language=language)
    carats = sum((stone.carat for stone in item.stones.all()), Decimal(0))
    if LabelPart.STONES in parts and carats:
        yield _("%(carats)s ct") % {"carats": quantity_text(carats, language=language)}


def _fineness(metal: str, *, fineness: Decimal, language: str) -> str:
    stamp = quantity_text(fineness, language=language)
    karat = karat_of(fineness) if metal == Metal.GOLD else None
    if karat is None:
        return stamp
    return _("%(karat)s k · %(fineness)s") % {
        "karat": quantity_text(Decimal(karat), language=language),
        "fineness": stamp,
    }


def _price(item: Item, *, price: PriceBreakdown, language: str) -> str:
    words = {
        "amount": money_text(price.total, currency=price.currency, language=language),
        "currency": currency_text(price.currency, language=language),
    }
    by_weight = item.tracking == Tracking.WEIGHT
    return _("%(amount)s %(currency)s a gram") % words if by_weight else _("%(amount)s %(currency)s") % words


def _priced(price: PriceBreakdown, *, shop: Tenant, language: str) -> str:
    moment = price.priced_at if price.rate is None else price.rate.at
    time = time_text(moment, time_zone=shop.time_zone, calendar=shop.calendar, language=language)
    return (_("Price of %(time)s") if price.rate is None else _("Rate of %(time)s")) % {"time": time}
