"""The labels of an order, as texts and as files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, repeat
from uuid import UUID

from django.utils import translation

from project.errors import NotFound
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.models import Item
from tenant_apps.labels.choices import LabelOutput
from tenant_apps.labels.epc import Sgtin
from tenant_apps.labels.formats import LabelFormat, format_from
from tenant_apps.labels.models import LabelSettings, PieceSerial
from tenant_apps.labels.order import PrintOrder
from tenant_apps.labels.paper.content import Label, label_of
from tenant_apps.labels.paper.pdf import label_svg, labels_pdf
from tenant_apps.labels.paper.zpl import labels_zpl
from tenant_apps.labels.selectors.label_settings import label_settings
from tenant_apps.pricing.selectors.prices_at import prices_at


@dataclass(frozen=True, kw_only=True, slots=True)
class _Printed:
    labels: list[Label]
    chosen: LabelFormat


def labels_file(order: PrintOrder, *, at: datetime) -> bytes:
    """Return the file of an order, its prices at the rates of ``at``: a PDF, or ZPL in UTF-8.

    Raises:
        RateMissing, RateStale: a price is wanted, and a metal had no rate to sell at.
    """
    with translation.override(order.language):
        printed = _printed(order, at=at)
        labels = list(chain.from_iterable(repeat(label, order.copies) for label in printed.labels))
        if order.output == LabelOutput.ZPL:
            return labels_zpl(labels, chosen=printed.chosen).encode()
        return labels_pdf(labels, chosen=printed.chosen, language=order.language, start=order.start)


def label_preview(order: PrintOrder, *, at: datetime) -> str:
    """Return the first label of an order as an SVG.

    Raises:
        NotFound: there is no such item.
        RateMissing, RateStale: as above.
    """
    with translation.override(order.language):
        printed = _printed(replace(order, item_ids=order.item_ids[:1]), at=at)
        if not printed.labels:
            raise NotFound(field="item_ids.0")
        return label_svg(printed.labels[0], chosen=printed.chosen, language=order.language)


def _printed(order: PrintOrder, *, at: datetime) -> _Printed:
    settings = label_settings()
    chosen = format_from(order.kind, formats=settings.formats)
    found = Item.objects.prefetch_related("stones").in_bulk(order.item_ids)
    items = [found[pk] for pk in order.item_ids if pk in found]
    prices = prices_at(items, at=at) if order.with_price else {}
    epcs = _epcs(order, settings=settings, chosen=chosen)
    labels = [
        label_of(
            item,
            parts=chosen.parts,
            shop=current_tenant(),
            language=order.language,
            price=prices.get(item.pk),
            epc=epcs.get(item.pk, ""),
        )
        for item in items
    ]
    return _Printed(labels=labels, chosen=chosen)


def _epcs(order: PrintOrder, *, settings: LabelSettings, chosen: LabelFormat) -> Mapping[UUID, str]:
    """Return what is written into the tags; pieces had their serials given when the order was made."""
    ours = settings.trade_item
    if ours is None or not chosen.writes_rfid or order.output != LabelOutput.ZPL:
        return {}
    serials = PieceSerial.objects.filter(item__in=order.item_ids).values_list("item_id", "serial")
    return {item: Sgtin(trade_item=ours, serial=serial).as_hex() for item, serial in serials}
