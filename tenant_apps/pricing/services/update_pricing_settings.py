"""Change how the shop makes its prices."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems
from shared_apps.identity.choices import SHOP_ROLES
from shared_apps.market.choices import Metal
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing.bounds import MAX_MONEY
from tenant_apps.pricing.choices import MithqalCustom, RateSide, TolaCustom
from tenant_apps.pricing.errors import SettingsChangedMeanwhile
from tenant_apps.pricing.models import PricingSettings
from tenant_apps.pricing.rule_packs import RULE_PACKS

HUNDRED = Decimal(100)
LOWEST_SPREAD = Decimal(-50)
"""A shop may buy above the board and sell below it; further off is a typing error."""
SMALLEST = Decimal("0.0001")
MOST_MINUTES = 1440


@dataclass(frozen=True, kw_only=True)
class PricingWays:
    """The shop's own ways: percentages by their key, ``total_step`` in its currency (None: the minor unit)."""

    profit_percents: dict[str, Decimal]
    tax_percents: dict[str, Decimal]
    discount_percents: dict[str, Decimal]
    sell_percents: dict[str, Decimal]
    buy_percents: dict[str, Decimal]
    total_step: Decimal | None
    quote_minutes: int
    rate_hold_percent: Decimal
    mithqal: MithqalCustom
    tola: TolaCustom


@transaction.atomic
def update_pricing_settings(*, ways: PricingWays, revision: int) -> PricingSettings:
    """Write ``ways`` over the settings. ``revision`` is the one that the editor saw; every change counts it up.

    Raises:
        SettingsChangedMeanwhile: somebody changed them since.
        InvalidInput: a number is out of its range, or a key is none of ours.
    """
    if problems := _problems(ways):
        raise InvalidInput(problems)
    settings, _created = PricingSettings.objects.select_for_update().get_or_create()
    if settings.revision != revision:
        raise SettingsChangedMeanwhile
    settings.profit_percents = _as_text(ways.profit_percents)
    settings.tax_percents = _as_text(ways.tax_percents)
    settings.discount_percents = _as_text(ways.discount_percents)
    settings.spread_percents = {
        metal: {
            RateSide.SELL: f"{ways.sell_percents.get(metal, Decimal(0)):f}",
            RateSide.BUY: f"{ways.buy_percents.get(metal, Decimal(0)):f}",
        }
        for metal in sorted({*ways.sell_percents, *ways.buy_percents})
    }
    settings.total_step = ways.total_step
    settings.quote_minutes = ways.quote_minutes
    settings.rate_hold_percent = ways.rate_hold_percent
    settings.mithqal, settings.tola = ways.mithqal, ways.tola
    settings.revision += 1
    settings.save()
    return settings


def _as_text(percents: dict[str, Decimal]) -> dict[str, str]:
    return {key: f"{percent:f}" for key, percent in percents.items()}


def _problems(ways: PricingWays) -> FieldProblems:
    versions = RULE_PACKS.get(current_tenant().country, RULE_PACKS["DEFAULT"])
    taxes = {tax.code for rule in versions for tax in rule.taxes}
    taxes |= {rule.margin_scheme.code for rule in versions if rule.margin_scheme}
    metals = set(Metal.values)
    return {
        **_percent_problems("profit_percents", ways.profit_percents, keys=set(ItemClass.values), high=Decimal(1000)),
        **_percent_problems("tax_percents", ways.tax_percents, keys=taxes),
        **_percent_problems("discount_percents", ways.discount_percents, keys=set(SHOP_ROLES)),
        **_percent_problems("sell_percents", ways.sell_percents, keys=metals, low=LOWEST_SPREAD),
        **_percent_problems("buy_percents", ways.buy_percents, keys=metals, low=LOWEST_SPREAD),
        **_plain_problems(ways),
    }


def _percent_problems(
    name: str,
    percents: Mapping[str, Decimal],
    *,
    keys: Collection[str],
    low: Decimal = Decimal(0),
    high: Decimal = HUNDRED,
) -> FieldProblems:
    problems: FieldProblems = {}
    for key, percent in percents.items():
        if key not in keys:
            problems[f"{name}.{key}"] = ("UNKNOWN", _("There is no such entry here."))
        elif not _is_between(percent, low, high):
            problems[f"{name}.{key}"] = _range(low, high)
    return problems


def _plain_problems(ways: PricingWays) -> FieldProblems:
    problems: FieldProblems = {}
    if ways.total_step is not None and not _is_between(ways.total_step, SMALLEST, MAX_MONEY):
        problems["total_step"] = ("RANGE", _("Totals can only be rounded to a positive amount."))
    if not 1 <= ways.quote_minutes <= MOST_MINUTES:
        problems["quote_minutes"] = _range(1, MOST_MINUTES)
    if not _is_between(ways.rate_hold_percent, SMALLEST, HUNDRED):
        problems["rate_hold_percent"] = _range(SMALLEST, HUNDRED)
    return problems


def _range(low: Decimal | int, high: Decimal | int) -> tuple[str, str]:
    return "RANGE", _("Between %(low)s and %(high)s.") % {"low": low, "high": high}


def _is_between(value: Decimal, low: Decimal, high: Decimal) -> bool:
    return value.is_finite() and low <= value <= high and value == round(value, 4)
