"""The worth of metal that comes to the shop: old gold, scrap, mazaneh, coins, and debts in grams."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from tenant_apps.pricing.bounds import require_fineness, require_money, require_percent, require_weight
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.fineness import MAZANEH_FINENESS, fine_weight
from tenant_apps.pricing.piece import ZERO, MetalRate
from tenant_apps.pricing.rounding import RoundingMode, round_money
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.units import GRAMS_PER, WORKING_PRECISION, WeightUnit

_PERCENT = Decimal(100)
_MILLIGRAM = Decimal("0.001")


@dataclass(frozen=True, kw_only=True, slots=True)
class MeltValue:
    """What old metal is worth: its pure grams after the melting loss, and what the shop pays, not rounded."""

    fine_weight: Decimal
    payable_fine_weight: Decimal
    amount: Decimal


def melt_value(
    *,
    weight: Decimal,
    fineness: Decimal,
    rate: MetalRate,
    melting_loss_percent: Decimal = ZERO,
    payout_percent: Decimal = _PERCENT,
) -> MeltValue:
    """Return what ``weight`` grams of old metal of the assayed ``fineness`` are worth at ``rate``.

    Raises:
        ImpossibleValue: a number is out of its range.
    """
    require_weight(weight, name="weight")
    require_fineness(fineness, name="fineness")
    require_percent(melting_loss_percent, name="melting_loss_percent", high=_PERCENT)
    require_percent(payout_percent, name="payout_percent")
    with localcontext(prec=WORKING_PRECISION):
        fine = fine_weight(net=weight, fineness=fineness)
        payable = fine * (1 - melting_loss_percent / _PERCENT)
        amount = payable * rate.amount * 1000 / rate.fineness * payout_percent / _PERCENT
        return MeltValue(fine_weight=fine, payable_fine_weight=payable, amount=amount)


@dataclass(frozen=True, kw_only=True, slots=True)
class Assay:
    """Old metal on the scale and under the test: grams, per mille and per cent."""

    gross_weight: Decimal
    deduction: Decimal = ZERO
    """Grams of stones, springs and dirt that are not the metal."""
    fineness: Decimal
    melting_loss_percent: Decimal = ZERO


@dataclass(frozen=True, kw_only=True, slots=True)
class OldMetalValue:
    """What the shop pays for old metal, part by part. Weights in grams and exact, the amount in the minor unit."""

    net_weight: Decimal
    payable_weight: Decimal
    """What is left of the net weight after the melting loss."""
    fine_weight: Decimal
    payable_fine_weight: Decimal
    rate_per_gram: Decimal
    """For a gram of the assayed fineness."""
    amount: Decimal


def value_of_assay(*, assay: Assay, rate: MetalRate, rule: PricingRule) -> OldMetalValue:
    """Return what ``assay`` is worth at the shop's buying ``rate``: the one sum for buying and for taking in exchange.

    Raises:
        ImpossibleValue: a number is out of its range, or more is taken off than is there.
    """
    require_weight(assay.deduction, name="deduction")
    require_weight(assay.gross_weight, name="gross_weight")
    net = assay.gross_weight - assay.deduction
    if net <= 0:
        raise ImpossibleValue(field="deduction", name="deduction", value=str(assay.deduction))
    melted = melt_value(weight=net, fineness=assay.fineness, rate=rate, melting_loss_percent=assay.melting_loss_percent)
    with localcontext(prec=WORKING_PRECISION):
        return OldMetalValue(
            net_weight=net,
            payable_weight=net * (1 - assay.melting_loss_percent / _PERCENT),
            fine_weight=melted.fine_weight,
            payable_fine_weight=melted.payable_fine_weight,
            rate_per_gram=rate.amount * assay.fineness / rate.fineness,
            amount=rule.rounded(melted.amount),
        )


def rate_from_mazaneh(mazaneh: Decimal, *, fineness: Decimal, mithqal: WeightUnit = WeightUnit.MITHQAL) -> Decimal:
    """Return the price of a gram of ``fineness`` from the price of one mithqal of 705 per mille."""
    require_money(mazaneh, name="mazaneh")
    require_fineness(fineness, name="fineness")
    with localcontext(prec=WORKING_PRECISION):
        return mazaneh / GRAMS_PER[mithqal] * fineness / MAZANEH_FINENESS


def rate_from_ounce(ounce: Decimal, *, exchange_rate: Decimal) -> Decimal:
    """Return the price of a fine gram from the price of a troy ounce in another currency."""
    with localcontext(prec=WORKING_PRECISION):
        return ounce * exchange_rate / GRAMS_PER[WeightUnit.TROY_OUNCE]


def grams_paid_by(*, money: Decimal, rate_per_gram: Decimal) -> Decimal:
    """Return the grams that a payment settles, floored to a milligram: the customer never gets metal unpaid for."""
    require_money(money, name="money")
    require_money(rate_per_gram, name="rate_per_gram", low=Decimal("0.0001"))
    with localcontext(prec=WORKING_PRECISION):
        return round_money(money / rate_per_gram, step=_MILLIGRAM, mode=RoundingMode.DOWN)
