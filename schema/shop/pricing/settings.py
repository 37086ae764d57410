"""How a shop makes its prices: what its country's rule says, and its own ways on top."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

import strawberry
from django.utils import timezone

from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.scalars import Money, Percent
from schema.shop.enums import Metal
from shared_apps.identity.choices import SHOP_ROLES
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing import choices, models
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.rule import MarginScheme, PricingRule, TaxRule
from tenant_apps.pricing.selectors.rule_in_force import country_rule, pricing_settings

strawberry.enum(choices.MithqalCustom)
strawberry.enum(choices.TolaCustom)


@strawberry.type(description="A percentage of the shop's own, beside the one of its country's rule.")
class OwnPercent:
    key: str = strawberry.field(description="The class, the tax's code or the role.")
    label: str = strawberry.field(description="Its name in the language of the request.")
    rule_percent: Percent | None = strawberry.field(description="What holds unless the shop says otherwise.")
    percent: Percent | None = strawberry.field(description="What the shop says; null where it says nothing.")


@strawberry.type(description="By how many percent the shop stands off the board's rate of a metal.")
class Spread:
    metal: Metal
    sell_percent: Percent
    buy_percent: Percent


@strawberry.type(description="How the shop makes its prices.")
class PricingSettings:
    revision: int = strawberry.field(description="Counts the changes; an editor sends back the one it saw.")
    rule_version: str
    rule_source: str = strawberry.field(description="The law or custom behind the country's rule.")
    profits: list[OwnPercent]
    taxes: list[OwnPercent]
    discounts: list[OwnPercent] = strawberry.field(description="The largest discount by role.")
    spreads: list[Spread]
    total_step: Money | None = strawberry.field(description="Totals are rounded to it; null: the minor unit.")
    quote_minutes: int
    rate_hold_percent: Percent
    mithqal: choices.MithqalCustom
    tola: choices.TolaCustom

    @classmethod
    def of(cls, settings: models.PricingSettings, *, tenant: Tenant) -> Self:
        rule = country_rule(tenant=tenant, at=timezone.now())
        return cls(
            revision=settings.revision,
            rule_version=rule.version,
            rule_source=rule.source,
            profits=[
                OwnPercent(
                    key=one.value,
                    label=str(one.label),
                    rule_percent=Percent(rule.profit_for(one)),
                    percent=_own(settings.profit_percents, one.value),
                )
                for one in ItemClass
            ],
            taxes=_taxes(rule, settings),
            discounts=[
                OwnPercent(
                    key=role.value,
                    label=str(role.label),
                    rule_percent=None,
                    percent=Percent(settings.largest_discount(role)),
                )
                for role in SHOP_ROLES
            ],
            spreads=[
                Spread(
                    metal=metal,
                    sell_percent=Percent(settings.spread(metal=metal.value, side=RateSide.SELL)),
                    buy_percent=Percent(settings.spread(metal=metal.value, side=RateSide.BUY)),
                )
                for metal in Metal
            ],
            total_step=None if settings.total_step is None else Money(settings.total_step),
            quote_minutes=settings.quote_minutes,
            rate_hold_percent=Percent(settings.rate_hold_percent),
            mithqal=choices.MithqalCustom(settings.mithqal),
            tola=choices.TolaCustom(settings.tola),
        )


def _taxes(rule: PricingRule, settings: models.PricingSettings) -> list[OwnPercent]:
    taxes: list[TaxRule | MarginScheme] = [*rule.taxes]
    if rule.margin_scheme is not None:
        taxes.append(rule.margin_scheme)
    return [
        OwnPercent(
            key=tax.code,
            label=str(tax.name),
            rule_percent=Percent(tax.percent),
            percent=_own(settings.tax_percents, tax.code),
        )
        for tax in taxes
    ]


def _own(percents: Mapping[str, str], key: str) -> Percent | None:
    return Percent(Decimal(percents[key])) if key in percents else None


@strawberry.type
class PricingSettingsQuery:
    @strawberry.field(description="How the shop makes its prices.", extensions=[on_shop_host, requires("pricing.view")])
    def pricing_settings(self, info: Info) -> PricingSettings:
        return PricingSettings.of(pricing_settings(), tenant=info.context.tenant)
