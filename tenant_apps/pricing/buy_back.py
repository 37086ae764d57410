"""The worth of metal that comes to the shop: old gold, scrap, mazaneh, coins, and debts in grams."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from tenant_apps.pricing.bounds import require_fineness, require_money, require_percent, require_weight
from tenant_apps.pricing.fineness import MAZANEH_FINENESS, fine_weight
from tenant_apps.pricing.piece import ZERO, MetalRate
from tenant_apps.pricing.rounding import RoundingMode, round_money
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
