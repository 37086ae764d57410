"""The rules of each country, oldest first. A change of the law is a new row, never a change of an old one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tenant_apps.buying.choices import IdentityKind
from tenant_apps.buying.compliance.rule import IdentityRule

ALWAYS = IdentityRule(
    effective_from=date(1900, 1, 1),
    source="Custom of the trade: whoever sells old gold shows who they are",
    currency="",
    threshold=Decimal(0),
)

RULES: Mapping[str, tuple[IdentityRule, ...]] = {
    "AE": (
        IdentityRule(
            effective_from=date(2021, 6, 1),
            source="UAE Ministry of Economy, circular 08/AML/2021: AED 55,000 or more in cash, linked payments too",
            currency="AED",
            threshold=Decimal(55_000),
            counts_cash_alone=True,
        ),
    ),
    "US": (
        IdentityRule(
            effective_from=date(2012, 7, 1),
            source="26 USC 6050I, Form 8300: more than USD 10,000 in cash, related transactions aggregated",
            currency="USD",
            threshold=Decimal("10000.01"),
            counts_cash_alone=True,
        ),
    ),
    "IN": (
        IdentityRule(
            effective_from=date(2016, 1, 1),
            source="Income-tax Rules 1962, rule 114B: PAN for INR 200,000 or more in one transaction",
            currency="INR",
            threshold=Decimal(200_000),
            kinds=frozenset({IdentityKind.PAN}),
        ),
    ),
}


def identity_rule(*, country: str, currency: str, on: date) -> IdentityRule:
    """Return the rule of a country on a day: identity is always recorded where nothing else is known.

    A shop that keeps its books in another currency than the threshold's is asked always too.
    """
    in_force = [rule for rule in RULES.get(country, ()) if rule.effective_from <= on and rule.currency == currency]
    return in_force[-1] if in_force else ALWAYS
