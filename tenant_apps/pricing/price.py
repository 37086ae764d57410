"""The price of a piece: one pure function, no database, no clock."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext
from types import MappingProxyType

from django.utils.translation import override

from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.pricing.bounds import MAX_MONEY, shortened
from tenant_apps.pricing.breakdown import PriceBreakdown, TaxLine
from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.errors import (
    AmountTooLarge,
    DiscountTooLarge,
    PriceBelowZero,
    RateCurrencyMismatch,
    RateMissing,
)
from tenant_apps.pricing.fineness import fine_weight
from tenant_apps.pricing.piece import NO_DISCOUNT, ZERO, Discount, MetalRate, PieceToPrice
from tenant_apps.pricing.rule import PURE, MarginScheme, PricingRule, TaxRule
from tenant_apps.pricing.units import WORKING_PRECISION

_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class _ExactTax:
    rule: TaxRule
    base: Decimal

    @property
    def amount(self) -> Decimal:
        return self.base * self.rule.percent / _PERCENT


@dataclass(frozen=True, slots=True)
class _ExactPrice:
    parts: dict[Component, Decimal]
    discount: Decimal
    taxes: tuple[_ExactTax, ...]
    margin: Decimal | None
    """What a second-hand piece brings above its cost, under a margin scheme."""

    @property
    def total(self) -> Decimal:
        return sum(self.parts.values(), -self.discount) + sum(tax.amount for tax in self.taxes)


def price_piece(
    *,
    piece: PieceToPrice,
    rate: MetalRate | None,
    rule: PricingRule,
    at: datetime,
    discount: Discount = NO_DISCOUNT,
) -> PriceBreakdown:
    """Return the price of a line with every part of it, by the formulas of ``rule``.

    ``rate`` may be None for what has no metal, and for a fixed price that the rule taxes as a whole.

    Raises:
        RateMissing: the piece has metal and there is no rate of it.
        RateCurrencyMismatch: the rate is in another currency than the rule.
        PriceBelowZero: a negative making charge outweighs the rest.
        DiscountTooLarge: the discount is more than the line.
        AmountTooLarge: the price does not fit in the books.
    """
    with localcontext(prec=WORKING_PRECISION):
        rate_used = _applicable_rate(piece=piece, rate=rate, rule=rule)
        exact = _exact_price(piece=piece, rate=rate_used, rule=rule, discount=discount)
        return _broken_down(exact, piece=piece, rate=rate_used, rule=rule, at=at)


def rate_per_gram(*, rate: MetalRate, fineness: Decimal, rule: PricingRule) -> Decimal:
    """Return the price of one gram of a piece of ``fineness``: the board's rate at the board's ratio for it."""
    with localcontext(prec=WORKING_PRECISION):
        return rate.amount * rule.ratio_of(fineness) / rate.fineness


def _applicable_rate(*, piece: PieceToPrice, rate: MetalRate | None, rule: PricingRule) -> MetalRate | None:
    if not piece.net_weight or piece.metal is None:
        return None
    if rate is None or rate.metal != piece.metal:
        if piece.fixed_price is not None and not rule.taxes_metal_apart:
            return None
        raise RateMissing(field="metal", metal=piece.metal)
    if rate.currency != rule.currency:
        raise RateCurrencyMismatch(rate_currency=rate.currency, currency=rule.currency)
    return rate


def _exact_price(*, piece: PieceToPrice, rate: MetalRate | None, rule: PricingRule, discount: Discount) -> _ExactPrice:
    parts = {part: amount * piece.quantity for part, amount in _parts_of_one(piece=piece, rate=rate, rule=rule).items()}
    taken_off = _amount_of_discount(discount, subtotal=sum(parts.values(), ZERO), rule=rule)
    if rule.margin_scheme is not None and piece.second_hand_cost is not None:
        price = sum(parts.values(), -taken_off)
        return _ExactPrice(parts, taken_off, (), max(ZERO, price - piece.second_hand_cost * piece.quantity))
    taxes = tuple(
        # A discount is given from what the shop adds, so it lowers the taxed part first, never below nothing.
        _ExactTax(tax, max(ZERO, sum(parts.get(part, ZERO) for part in tax.base) - taken_off))
        for tax in rule.taxes_for(item_class=piece.item_class, fineness=piece.fineness)
    )
    return _ExactPrice(parts, taken_off, taxes, None)


def _parts_of_one(*, piece: PieceToPrice, rate: MetalRate | None, rule: PricingRule) -> dict[Component, Decimal]:
    metal = ZERO
    if rate is not None and piece.fineness is not None:
        metal = piece.net_weight * rate_per_gram(rate=rate, fineness=piece.fineness, rule=rule)
    if piece.fixed_price is not None:
        # What a fixed price holds beyond its metal is labour, stones and profit in one sum: Turkey's tax base, and
        # what Iran taxes. A metal worth more than the price leaves a negative rest, and nothing to tax.
        return {
            Component.METAL: metal,
            Component.GOODS: piece.fixed_price - metal,
            Component.CHARGES: piece.charges,
        }
    making = _making(piece=piece, metal=metal, rate=rate)
    wastage = metal * piece.wastage_percent / _PERCENT
    percent = rule.profit_for(piece.item_class) if piece.profit_percent is None else piece.profit_percent
    return {
        Component.METAL: metal,
        Component.MAKING: making,
        Component.WASTAGE: wastage,
        Component.PROFIT: (metal + making + wastage) * percent / _PERCENT,
        Component.STONES: sum((stones.price for stones in piece.stones), ZERO),
        Component.CHARGES: piece.charges,
    }


def _making(*, piece: PieceToPrice, metal: Decimal, rate: MetalRate | None) -> Decimal:
    value = piece.making.value
    match piece.making.method:
        case MakingMethod.PER_PIECE:
            return value
        case MakingMethod.PER_GRAM:
            return value * piece.net_weight
        case MakingMethod.PERCENT_OF_METAL:
            return metal * value / _PERCENT
        case MakingMethod.PERCENT_OF_RATE_WEIGHT:
            pure_rate = ZERO if rate is None else rate.amount * PURE / rate.fineness
            return piece.net_weight * pure_rate * value / _PERCENT


def _amount_of_discount(discount: Discount, *, subtotal: Decimal, rule: PricingRule) -> Decimal:
    if subtotal < 0:
        raise PriceBelowZero(amount=f"{rule.rounded(subtotal):f}", currency=rule.currency)
    taken_off = subtotal * discount.percent / _PERCENT + discount.amount
    if taken_off > subtotal:
        raise DiscountTooLarge(
            field="discount",
            discount=f"{rule.rounded(taken_off):f}",
            allowed=f"{rule.rounded(subtotal):f}",
        )
    return taken_off


def _broken_down(
    exact: _ExactPrice,
    *,
    piece: PieceToPrice,
    rate: MetalRate | None,
    rule: PricingRule,
    at: datetime,
) -> PriceBreakdown:
    if exact.total > MAX_MONEY:
        raise AmountTooLarge(amount=shortened(exact.total), currency=rule.currency)
    parts = {part: rule.rounded(exact.parts.get(part, ZERO)) for part in Component}
    discount = rule.rounded(exact.discount)
    taxes = tuple(_tax_line(tax.rule, base=tax.base, amount=tax.amount, rule=rule) for tax in exact.taxes)
    total = rule.rounded(exact.total)
    net = piece.net_weight * piece.quantity
    fineness = piece.fineness or ZERO
    return PriceBreakdown(
        quantity=piece.quantity,
        net_weight=net,
        fine_weight=fine_weight(net=net, fineness=fineness),
        currency=rule.currency,
        rate=rate,
        rate_per_gram=None if rate is None else rate_per_gram(rate=rate, fineness=fineness, rule=rule),
        components=MappingProxyType(parts),
        discount=discount,
        taxes=taxes,
        included_tax=_included_tax(exact.margin, rule=rule),
        exact_total=exact.total,
        rounding=total - sum(parts.values(), -discount) - sum(tax.amount for tax in taxes),
        total=total,
        minor_unit=rule.minor_unit,
        rule_pack=rule.pack,
        rule_version=rule.version,
        priced_at=at,
    )


def _included_tax(margin: Decimal | None, *, rule: PricingRule) -> TaxLine | None:
    """Council Directive 2006/112/EC, articles 312 to 325: the tax is contained in the dealer's margin."""
    scheme = rule.margin_scheme
    if scheme is None or margin is None:
        return None
    return _tax_line(scheme, base=margin, amount=margin * scheme.percent / (_PERCENT + scheme.percent), rule=rule)


def _tax_line(tax: TaxRule | MarginScheme, *, base: Decimal, amount: Decimal, rule: PricingRule) -> TaxLine:
    # Kept untranslated: who prints the line years later may speak another language than who quoted it.
    with override(None):
        name = str(tax.name)
    return TaxLine(code=tax.code, name=name, percent=tax.percent, base=rule.rounded(base), amount=rule.rounded(amount))
