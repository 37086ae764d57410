from datetime import date
from decimal import Decimal

import pytest

from tenant_apps.pricing.rule_packs import RULE_PACKS, rule_for

D = Decimal


@pytest.mark.parametrize(
    ("country", "currency", "on", "version", "percents"),
    [
        ("IR", "IRR", date(2024, 3, 19), "IR-2022-01-03", ["9"]),
        ("IR", "IRR", date(2024, 3, 20), "IR-2024-03-20", ["10"]),
        ("SA", "SAR", date(2020, 6, 30), "SA-2018-01-01", ["5"]),
        ("SA", "SAR", date(2020, 7, 1), "SA-2020-07-01", ["15"]),
        ("TR", "TRY", date(2023, 7, 9), "TR-2002-01-01", ["18"]),
        ("TR", "TRY", date(2023, 7, 10), "TR-2023-07-10", ["20"]),
        ("IN", "INR", date(2026, 11, 20), "IN-2017-07-01", ["1.5", "1.5"]),
        ("AE", "AED", date(2026, 11, 20), "AE-2018-01-01", ["5"]),
        ("US", "USD", date(2026, 11, 20), "US-1900-01-01", ["0"]),
        ("GB", "GBP", date(2010, 12, 1), "DEFAULT-1900-01-01", ["0"]),
        ("GB", "GBP", date(2026, 11, 20), "GB-2021-01-01", ["20"]),
        ("RO", "RON", date(2025, 7, 31), "RO-2021-01-01", ["19"]),
        ("RO", "RON", date(2025, 8, 1), "RO-2025-08-01", ["21"]),
        ("DE", "EUR", date(2026, 11, 20), "DE-2021-01-01", ["19"]),
    ],
)
def test_the_rule_of_the_day_is_in_force(
    country: str, currency: str, on: date, version: str, percents: list[str]
) -> None:
    rule = rule_for(country=country, currency=currency, on=on)

    assert rule.version == version
    assert rule.currency == currency
    assert [tax.percent for tax in rule.taxes] == list(map(D, percents))


def test_before_the_first_version_known_the_neutral_rule_holds_in_the_shops_currency() -> None:
    rule = rule_for(country="IR", currency="IRR", on=date(2013, 3, 7))

    assert rule.pack == "DEFAULT"
    assert rule.currency == "IRR"
    assert rule.minor_unit == D("0.01")


def test_a_shop_may_trade_in_another_currency_than_its_country() -> None:
    rule = rule_for(country="AE", currency="KWD", on=date(2026, 11, 20))

    assert rule.minor_unit == D("0.001")


@pytest.mark.parametrize("country", RULE_PACKS)
def test_every_version_says_where_it_comes_from_and_runs_after_the_one_before(country: str) -> None:
    versions = RULE_PACKS[country]

    assert all(version.source and version.pack == country for version in versions)
    assert all(version.version == f"{country}-{version.effective_from.isoformat()}" for version in versions)
    dates = [version.effective_from for version in versions]
    assert dates == sorted(set(dates))
