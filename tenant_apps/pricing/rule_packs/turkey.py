"""Turkey: KDV on the price less the value of its pure metal (has bedeli); bullion exempt."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import Exemption, PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import ALL_BUT_METAL

_KDV_18 = TaxRule(
    code="KDV",
    name="KDV",
    percent=Decimal(18),
    base=ALL_BUT_METAL,
    exemptions=(Exemption(classes=frozenset({ItemClass.BULLION})),),
)

_LAW_3065 = PricingRule(
    pack="TR",
    version="TR-2002-01-01",
    effective_from=date(2002, 1, 1),
    source="KDV Law 3065, articles 17/4-g (bullion) and 23/e (special base of gold articles)",
    currency="TRY",
    minor_unit=minor_unit("TRY"),
    taxes=(_KDV_18,),
    # Labour is reckoned in milyem: parts per thousand of pure metal for each gram of the piece.
    default_making_method=MakingMethod.PERCENT_OF_RATE_WEIGHT,
)

VERSIONS = (
    _LAW_3065,
    replace(
        _LAW_3065,
        version="TR-2023-07-10",
        effective_from=date(2023, 7, 10),
        source="Presidential Decree 7346: KDV 20 %; otherwise as Law 3065",
        taxes=(replace(_KDV_18, percent=Decimal(20)),),
    ),
)
