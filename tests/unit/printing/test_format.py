"""How amounts and times are written for people."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from shared_apps.printing.format import currency_text, money_text, percent_text, quantity_text, time_text
from shared_apps.tenants.choices import Calendar

D = Decimal


@pytest.mark.parametrize(
    ("amount", "currency", "language", "text"),
    [
        ("64443000.0000", "IRR", "en", "64,443,000"),
        ("24637037.5000", "IRR", "en", "24,637,037.5"),
        ("64443000.0000", "IRR", "fa", "۶۴٬۴۴۳٬۰۰۰"),
        ("-64443000.0000", "IRR", "fa", "-۶۴٬۴۴۳٬۰۰۰"),
        ("5.0000", "USD", "en", "5.00"),
        ("-0.5000", "USD", "en", "-0.50"),
        ("5.0000", "USD", "fa", "۵٫۰۰"),
        ("9999999999999999.9999", "USD", "en", "9,999,999,999,999,999.9999"),
    ],
)
def test_money_has_the_places_of_its_currency_and_loses_none(
    amount: str, currency: str, language: str, text: str
) -> None:
    assert money_text(D(amount), currency=currency, language=language) == text


@pytest.mark.parametrize(
    ("quantity", "language", "text"),
    [("4.2500", "en", "4.25"), ("1000", "en", "1,000"), ("3.18750001", "en", "3.18750001"), ("4.2500", "fa", "۴٫۲۵")],
)
def test_a_quantity_has_the_decimals_that_it_needs(quantity: str, language: str, text: str) -> None:
    assert quantity_text(D(quantity), language=language) == text


@pytest.mark.parametrize(
    ("calendar", "language", "text"),
    [
        (Calendar.JALALI, "fa", "۱۴۰۵/۰۸/۳۰ ۰۲:۳۰"),
        (Calendar.JALALI, "en", "1405/08/30 02:30"),
        (Calendar.GREGORIAN, "en", "2026-11-21 02:30"),
        (Calendar.GREGORIAN, "fa", "۲۰۲۶-۱۱-۲۱ ۰۲:۳۰"),
    ],
)
def test_a_time_is_that_of_the_shop_in_its_calendar(calendar: Calendar, language: str, text: str) -> None:
    moment = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)

    assert time_text(moment, time_zone="Asia/Tehran", calendar=calendar, language=language) == text


def test_the_last_day_of_a_leap_year_is_written() -> None:
    moment = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)

    assert time_text(moment, time_zone="Asia/Tehran", calendar=Calendar.JALALI, language="en") == "1403/12/30 15:30"


def test_a_percentage_has_the_sign_of_the_language() -> None:
    assert percent_text(D("8.25"), language="en") == "8.25%"
    assert percent_text(D(10), language="fa") == "۱۰٪"


def test_the_currency_is_named() -> None:
    assert currency_text("IRR", language="en") == "Iranian rials"
    assert currency_text("IRR", language="fa") == "ریال ایران"
