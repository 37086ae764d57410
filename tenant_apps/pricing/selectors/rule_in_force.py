"""The rule that the shop's prices follow: its country's pack, with its own settings on top."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing.models import PricingSettings
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.rule_packs import rule_for


def pricing_settings() -> PricingSettings:
    """Return the shop's settings, or the defaults where it changed none."""
    return PricingSettings.objects.first() or PricingSettings()


def country_rule(*, tenant: Tenant, at: datetime) -> PricingRule:
    """Return the rule of the shop's country on the shop's own day, without what the shop changed."""
    day = at.astimezone(ZoneInfo(tenant.time_zone)).date()
    return rule_for(country=tenant.country, currency=tenant.currency, on=day)


def rule_in_force(*, tenant: Tenant, settings: PricingSettings, at: datetime) -> PricingRule:
    """Return the rule of the shop's country on the shop's own day, with the shop's overrides.

    A shop that overrides something has its revision in the version, so that a line says which settings made it.
    """
    pack = country_rule(tenant=tenant, at=at)
    own_tax = settings.tax_percents
    scheme = pack.margin_scheme
    own_profit = {ItemClass(name): Decimal(percent) for name, percent in settings.profit_percents.items()}
    return replace(
        pack,
        version=f"{pack.version}+{settings.revision}" if settings.revision else pack.version,
        total_step=settings.total_step or pack.total_step,
        profit_percent=MappingProxyType({**pack.profit_percent, **own_profit}),
        taxes=tuple(replace(tax, percent=Decimal(own_tax.get(tax.code, tax.percent))) for tax in pack.taxes),
        margin_scheme=scheme and replace(scheme, percent=Decimal(own_tax.get(scheme.code, scheme.percent))),
    )
