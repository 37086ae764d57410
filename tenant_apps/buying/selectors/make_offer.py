"""Reckon what the shop offers, at its buying rates of the moment. Writes nothing."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from shared_apps.market.choices import Metal
from shared_apps.tenants.context import current_tenant
from tenant_apps.buying.asked import LineAsked
from tenant_apps.buying.errors import PriceNotAllowed
from tenant_apps.buying.offer import Offer, OfferedLine
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.bounds import MAX_MONEY, require_money
from tenant_apps.pricing.buy_back import Assay, OldMetalValue, value_of_assay
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.piece import MetalRate
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force
from tenant_apps.stock.quantity import quantity_problem

MAX_LINES = 50
MAX_GRAMS = Decimal(100_000)
"""A hundred kilograms in one line is a typing error."""


def make_offer(*, actor: User, lines: Sequence[LineAsked], now: datetime) -> Offer:
    """Return what the shop would pay for the lines.

    Raises:
        InvalidInput: no lines or too many, or a number cannot be right (each at its field).
        NotFound: there is no such item in use.
        RateMissing, RateStale: a metal has no rate that may be traded at.
        PriceNotAllowed: more was agreed for a line than it is worth, which the actor may not do.
    """
    if not 1 <= len(lines) <= MAX_LINES:
        raise InvalidInput({"lines": ("LENGTH", _("A purchase has between 1 and %d lines.") % MAX_LINES)})
    tenant, settings = current_tenant(), pricing_settings()
    rule = rule_in_force(tenant=tenant, settings=settings, at=now)
    items = _items_of(lines)
    _check_metals(lines)
    rates = {
        metal: usable_rate(tenant=tenant, settings=settings, metal=metal, at=now).as_metal_rate(RateSide.BUY)
        for metal in sorted({line.metal for line in lines})
    }
    offered = [
        _offered(line, number=number, items=items, rates=rates, rule=rule, actor=actor)
        for number, line in enumerate(lines)
    ]
    subtotal = sum((line.amount for line in offered), Decimal(0))
    total = rule.rounded_total(subtotal)
    if not 0 < total <= MAX_MONEY:
        raise InvalidInput({"lines": ("NOTHING_TO_PAY", _("There is nothing to pay for this."))})
    return Offer(
        lines=offered,
        currency=rule.currency,
        rule_version=rule.version,
        subtotal=subtotal,
        rounding=total - subtotal,
        total=total,
    )


def _items_of(lines: Sequence[LineAsked]) -> Mapping[uuid.UUID, Item]:
    wanted = {line.item_id for line in lines if line.item_id is not None}
    items = Item.objects.active().exclude(item_class=ItemClass.SCRAP).in_bulk(wanted) if wanted else {}
    for number, line in enumerate(lines):
        if line.item_id is not None and line.item_id not in items:
            raise NotFound(field=f"lines.{number}.item_id")
    return items


def _check_metals(lines: Sequence[LineAsked]) -> None:
    wrong = [number for number, line in enumerate(lines) if line.metal not in Metal]
    if wrong:
        raise InvalidInput({f"lines.{number}.metal": ("UNKNOWN", _("This metal is not known.")) for number in wrong})


def _offered(
    line: LineAsked,
    *,
    number: int,
    items: Mapping[uuid.UUID, Item],
    rates: Mapping[str, MetalRate],
    rule: PricingRule,
    actor: User,
) -> OfferedLine:
    rate = rates[line.metal]
    try:
        value = _value(line, rate=rate, rule=rule)
        amount = value.amount if line.agreed_amount is None else _agreed(line.agreed_amount, rule=rule)
    except ImpossibleValue as error:
        raise InvalidInput({f"lines.{number}.{error.field}": (error.code, error.message)}) from error
    if amount > value.amount and not allows(actor.role, "buying.agree_price"):
        raise PriceNotAllowed(field=f"lines.{number}.agreed_amount", value=value.amount)
    if amount <= 0:
        raise InvalidInput({f"lines.{number}.gross_weight": ("WORTHLESS", _("This is worth nothing."))})
    offered = OfferedLine(
        asked=line, item=None if line.item_id is None else items[line.item_id], rate=rate, value=value, amount=amount
    )
    _check_item(offered, number=number)
    return offered


def _value(line: LineAsked, *, rate: MetalRate, rule: PricingRule) -> OldMetalValue:
    if line.gross_weight > MAX_GRAMS:
        raise ImpossibleValue(field="gross_weight", name="gross_weight", value=str(line.gross_weight)[:40])
    assay = Assay(
        gross_weight=line.gross_weight,
        deduction=line.deduction,
        fineness=line.fineness,
        melting_loss_percent=line.melting_loss_percent,
    )
    return value_of_assay(assay=assay, rate=rate, rule=rule)


def _agreed(amount: Decimal, *, rule: PricingRule) -> Decimal:
    require_money(amount, name="agreed_amount")
    if rule.rounded(amount) != amount:
        raise ImpossibleValue(field="agreed_amount", name="agreed_amount", value=f"{amount:f}")
    return amount


def _check_item(line: OfferedLine, *, number: int) -> None:
    """A piece or coin comes into stock as it stands in the catalogue: its metal, and counted in its own way."""
    item = line.item
    if item is None:
        return
    if item.metal != line.asked.metal:
        raise InvalidInput({f"lines.{number}.metal": ("OTHER_METAL", _("The item is of another metal."))})
    if item.tracking == Tracking.WEIGHT and item.fineness != line.asked.fineness:
        raise InvalidInput({f"lines.{number}.fineness": ("OTHER_FINENESS", _("The item is of another fineness."))})
    if problem := quantity_problem(item, line.quantity):
        raise InvalidInput({f"lines.{number}.quantity": problem})
