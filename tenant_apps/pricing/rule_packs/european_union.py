"""European Union and United Kingdom: VAT on the whole price, investment gold exempt, second-hand goods by the margin.

Sources: Council Directive 2006/112/EC (VAT), articles 312 to 325 (margin scheme) and 344 to 356 (investment gold:
bars from 995, coins from 900); each country's standard rate from the Commission's "VAT rates applied in the Member
States"; United Kingdom: Value Added Tax Act 1994, section 50A and schedule 9 group 15.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import Exemption, MarginScheme, PricingRule, TaxRule
from tenant_apps.pricing.rule_packs.bases import EVERYTHING

_SOURCE = "Council Directive 2006/112/EC, articles 312-325 (margin scheme), 344-356 (investment gold); standard rate"
_INVESTMENT_COINS = Exemption(classes=frozenset({ItemClass.COIN}), min_fineness=Decimal(900))
_INVESTMENT_BARS = Exemption(classes=frozenset({ItemClass.BULLION}), min_fineness=Decimal(995))

# Country → the standard rates that this system knows, each from its day, and the currency where it is not the euro.
_STANDARD_RATES: Mapping[str, tuple[tuple[date, str], ...]] = MappingProxyType(
    {
        "AT": ((date(2021, 1, 1), "20"),),
        "BE": ((date(2021, 1, 1), "21"),),
        "BG": ((date(2021, 1, 1), "20"),),
        "CY": ((date(2021, 1, 1), "19"),),
        "CZ": ((date(2021, 1, 1), "21"),),
        "DE": ((date(2021, 1, 1), "19"),),
        "DK": ((date(2021, 1, 1), "25"),),
        "EE": ((date(2021, 1, 1), "20"), (date(2024, 1, 1), "22"), (date(2025, 7, 1), "24")),
        "ES": ((date(2021, 1, 1), "21"),),
        "FI": ((date(2021, 1, 1), "24"), (date(2024, 9, 1), "25.5")),
        "FR": ((date(2021, 1, 1), "20"),),
        "GB": ((date(2021, 1, 1), "20"),),
        "GR": ((date(2021, 1, 1), "24"),),
        "HR": ((date(2021, 1, 1), "25"),),
        "HU": ((date(2021, 1, 1), "27"),),
        "IE": ((date(2021, 3, 1), "23"),),
        "IT": ((date(2021, 1, 1), "22"),),
        "LT": ((date(2021, 1, 1), "21"),),
        "LU": ((date(2021, 1, 1), "17"), (date(2023, 1, 1), "16"), (date(2024, 1, 1), "17")),
        "LV": ((date(2021, 1, 1), "21"),),
        "MT": ((date(2021, 1, 1), "18"),),
        "NL": ((date(2021, 1, 1), "21"),),
        "PL": ((date(2021, 1, 1), "23"),),
        "PT": ((date(2021, 1, 1), "23"),),
        "RO": ((date(2021, 1, 1), "19"), (date(2025, 8, 1), "21")),
        "SE": ((date(2021, 1, 1), "25"),),
        "SI": ((date(2021, 1, 1), "22"),),
        "SK": ((date(2021, 1, 1), "20"), (date(2025, 1, 1), "23")),
    }
)
_OWN_CURRENCY = MappingProxyType(
    {"CZ": "CZK", "DK": "DKK", "GB": "GBP", "HU": "HUF", "PL": "PLN", "RO": "RON", "SE": "SEK"}
)


def _rule(country: str, since: date, percent: Decimal) -> PricingRule:
    currency = _OWN_CURRENCY.get(country, "EUR")
    return PricingRule(
        pack=country,
        version=f"{country}-{since:%Y-%m-%d}",
        effective_from=since,
        source=_SOURCE,
        currency=currency,
        minor_unit=minor_unit(currency),
        taxes=(
            TaxRule(
                code="VAT",
                name=_("VAT"),
                percent=percent,
                base=EVERYTHING,
                exemptions=(_INVESTMENT_BARS, _INVESTMENT_COINS),
            ),
        ),
        margin_scheme=MarginScheme(code="VAT_MARGIN", name=_("VAT, margin scheme"), percent=percent),
        default_making_method=MakingMethod.PER_PIECE,
    )


VERSIONS_OF: Mapping[str, tuple[PricingRule, ...]] = MappingProxyType(
    {
        country: tuple(_rule(country, since, Decimal(percent)) for since, percent in rates)
        for country, rates in _STANDARD_RATES.items()
    }
)
