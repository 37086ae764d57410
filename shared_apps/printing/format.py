"""How amounts, weights and times are written for people: the one place, for both languages and both calendars."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import jdatetime
from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent, get_currency_name, get_currency_precision

from shared_apps.tenants.choices import Calendar

_STORED_PLACES = 4
# Babel writes the separators of a language, and leaves its digits and per cent sign to the caller.
_SIGNS = {"fa": str.maketrans("0123456789%", "۰۱۲۳۴۵۶۷۸۹٪")}


def with_signs_of(text: str, *, language: str) -> str:
    """Return ``text`` with the digits and the per cent sign of the language."""
    return text.translate(_SIGNS.get(language, {}))


def money_text(amount: Decimal, *, currency: str, language: str) -> str:
    """Return an amount without its currency; places beyond the currency's custom show only where they say something."""
    places = get_currency_precision(currency)
    pattern = "#,##0." + "0" * places + "#" * (_STORED_PLACES - places)
    return _number(amount, pattern=pattern, language=language)


def currency_text(currency: str, *, language: str) -> str:
    """Return the currency's name in the plural, such as “Iranian rials”."""
    return get_currency_name(currency, count=2, locale=language)


def quantity_text(quantity: Decimal, *, language: str) -> str:
    """Return a count, a weight or a fineness with as many decimals as it has."""
    return _number(quantity, pattern="#,##0.########", language=language)


def percent_text(percent: Decimal, *, language: str) -> str:
    """Return parts in a hundred with the sign of the language."""
    text = format_percent(percent / 100, locale=language, decimal_quantization=False, numbering_system="default")
    return with_signs_of(text, language=language)


def time_text(moment: datetime, *, time_zone: str, calendar: str, language: str) -> str:
    """Return date and time in the shop's time zone and calendar."""
    local = moment.astimezone(ZoneInfo(time_zone))
    if calendar == Calendar.JALALI:
        text = jdatetime.datetime.fromgregorian(datetime=local).strftime("%Y/%m/%d %H:%M")
    else:
        text = format_datetime(local, "y-MM-dd HH:mm", locale=language)
    return with_signs_of(text, language=language)


def _number(number: Decimal, *, pattern: str, language: str) -> str:
    text = format_decimal(
        number, format=pattern, locale=language, decimal_quantization=False, numbering_system="default"
    )
    return with_signs_of(text, language=language)
