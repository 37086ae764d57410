"""The price rules of each country, with their effective dates and sources."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.rule_packs import (
    emirates,
    european_union,
    india,
    iran,
    neutral,
    saudi_arabia,
    turkey,
    united_states,
)

# Each tuple runs from the oldest version to the newest.
RULE_PACKS: Mapping[str, tuple[PricingRule, ...]] = MappingProxyType(
    {
        "IR": iran.VERSIONS,
        "IN": india.VERSIONS,
        "AE": emirates.VERSIONS,
        "SA": saudi_arabia.VERSIONS,
        "TR": turkey.VERSIONS,
        "US": united_states.VERSIONS,
        **european_union.VERSIONS_OF,
        "DEFAULT": neutral.VERSIONS,
    }
)


def rule_for(*, country: str, currency: str, on: date) -> PricingRule:
    """Return the rule in force in a country (ISO 3166) on a day, for a shop that trades in ``currency``.

    A country without a pack gets the neutral one, and so does a day before the first version known: what was
    the law then would be a guess.
    """
    versions = (*neutral.VERSIONS, *RULE_PACKS.get(country, ()))
    rule = [version for version in versions if version.effective_from <= on][-1]
    if currency == rule.currency:
        return rule
    return replace(rule, currency=currency, minor_unit=minor_unit(currency))
