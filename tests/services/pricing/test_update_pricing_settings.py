from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from project.errors import InvalidInput
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing.choices import MithqalCustom, RateSide, TolaCustom
from tenant_apps.pricing.errors import SettingsChangedMeanwhile
from tenant_apps.pricing.models import PricingSettings
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force
from tenant_apps.pricing.services.update_pricing_settings import PricingWays, update_pricing_settings

D = Decimal
WAYS = PricingWays(
    profit_percents={"ORNAMENT": D("6.5")},
    tax_percents={"VAT": D(9)},
    discount_percents={"OWNER": D(100), "MANAGER": D(10), "CASHIER": D(2)},
    sell_percents={"XAU": D("0.5")},
    buy_percents={"XAU": D(2)},
    total_step=D(1000),
    quote_minutes=15,
    rate_hold_percent=D(3),
    mithqal=MithqalCustom.NOKHOD_24,
    tola=TolaCustom.TRADE,
)


@pytest.mark.usefixtures("shop")
def test_the_shops_ways_make_its_prices_from_now_on(shop: Tenant, now: datetime) -> None:
    settings = update_pricing_settings(ways=WAYS, revision=0)

    rule = rule_in_force(tenant=shop, settings=pricing_settings(), at=now)
    assert settings.revision == 1
    assert rule.version.endswith("+1")
    assert rule.profit_for(ItemClass.ORNAMENT) == D("6.5")
    assert rule.profit_for(ItemClass.JEWEL) == D(20)
    assert [tax.percent for tax in rule.taxes] == [D(9)]
    assert pricing_settings().largest_discount("CASHIER") == D(2)
    assert pricing_settings().spread(metal="XAG", side=RateSide.BUY) == 0


def test_the_shop_sells_above_its_board_and_buys_below_it(shop: Tenant, board: PricingSettings, now: datetime) -> None:
    settings = update_pricing_settings(ways=WAYS, revision=board.revision)

    rate = usable_rate(tenant=shop, settings=settings, metal="XAU", at=now)

    assert rate.per_fine_gram == D("6666666.666667")
    assert rate.sells_at == D("6700000.000000")
    assert rate.buys_at == D("6533333.333334")


@pytest.mark.usefixtures("shop")
def test_who_edits_an_old_revision_changes_nothing() -> None:
    update_pricing_settings(ways=WAYS, revision=0)

    with pytest.raises(SettingsChangedMeanwhile):
        update_pricing_settings(ways=replace(WAYS, quote_minutes=1), revision=0)

    assert (pricing_settings().quote_minutes, pricing_settings().revision) == (15, 1)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"profit_percents": {"ORNAMENT": D(-1)}}, "profit_percents.ORNAMENT"),
        ({"profit_percents": {"HATS": D(1)}}, "profit_percents.HATS"),
        ({"tax_percents": {"GST": D(1)}}, "tax_percents.GST"),
        ({"tax_percents": {"VAT": D(101)}}, "tax_percents.VAT"),
        ({"discount_percents": {"PLATFORM_ADMIN": D(5)}}, "discount_percents.PLATFORM_ADMIN"),
        ({"sell_percents": {"XAU": D("NaN")}}, "sell_percents.XAU"),
        ({"buy_percents": {"XAU": D("0.00001")}}, "buy_percents.XAU"),
        ({"total_step": D(0)}, "total_step"),
        ({"quote_minutes": 0}, "quote_minutes"),
        ({"rate_hold_percent": D(0)}, "rate_hold_percent"),
    ],
)
def test_what_cannot_be_right_is_named_and_changes_nothing(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        update_pricing_settings(ways=replace(WAYS, **change), revision=0)

    assert list(refusal.value.fields) == [field]
    assert not PricingSettings.objects.exists()
