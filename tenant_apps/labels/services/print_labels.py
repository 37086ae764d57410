"""Print labels: what was chosen is checked and kept, and the file can be fetched for some minutes."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from tenant_apps.catalog.models import Item
from tenant_apps.labels.choices import LabelKind, LabelOutput
from tenant_apps.labels.formats import format_from
from tenant_apps.labels.order import KeptOrder, PrintOrder, keep_order
from tenant_apps.labels.selectors.label_settings import label_settings
from tenant_apps.labels.services.give_serials import give_serials
from tenant_apps.pricing.selectors.prices_at import prices_at

MAX_LABELS = 500


@transaction.atomic
def print_labels(*, idempotency_key: uuid.UUID, order: PrintOrder, now: datetime) -> uuid.UUID:
    """Accept an order and return the id under which its file is fetched; pieces get the serials of their RFID tags.

    The same request again opens the same file for some more minutes, at the rates of then.

    Raises:
        InvalidInput: no label or too many, a place that the sheet does not have, an unknown language.
        NotFound: one of the items does not exist.
        RateMissing, RateStale: a price is wanted, and a metal has no rate to sell at.
        IdempotencyKeyReused: the key came for another order.
    """
    kept = label_settings()
    chosen = format_from(order.kind, formats=kept.formats)
    if problems := _problems(order, places=chosen.places):
        raise InvalidInput(problems)

    def write() -> uuid.UUID:
        items = Item.objects.prefetch_related("stones").in_bulk(order.item_ids)
        for number, item_id in enumerate(order.item_ids):
            if item_id not in items:
                raise NotFound(field=f"item_ids.{number}")
        if order.with_price:
            # Refused here, where somebody can set a rate, and not in the file.
            prices_at(list(items.values()), at=now)
        if chosen.writes_rfid and kept.trade_item is not None and order.output == LabelOutput.ZPL:
            give_serials(order.item_ids)
        return uuid7()

    order_id, _is_new = once(key=idempotency_key, use_case="print_labels", content=asdict(order), write=write)
    keep_order(order_id, KeptOrder(order=order, at=now))
    return order_id


def _problems(order: PrintOrder, *, places: int) -> dict[str, tuple[str, str | Promise]]:
    problems: dict[str, tuple[str, str | Promise]] = {}
    if order.copies < 1 or not 1 <= len(order.item_ids) * order.copies <= MAX_LABELS:
        problems["item_ids"] = "LENGTH", _("Between 1 and %d labels can be printed at once.") % MAX_LABELS
    if len(set(order.item_ids)) != len(order.item_ids):
        problems["item_ids"] = "REPEATED", _("An item is there twice.")
    if not 1 <= order.start <= places:
        problems["start"] = "OUT_OF_RANGE", _("The sheet has no such place.")
    if order.language not in dict(settings.LANGUAGES):
        problems["language"] = "UNKNOWN", _("There is no such language.")
    if order.output == LabelOutput.ZPL and order.kind == LabelKind.A4_SHEET:
        problems["output"] = "NOT_VALID", _("A printer of tags prints no sheets.")
    return problems
