"""The ranges of every number that enters a price: what the columns hold, and what can be."""

from decimal import Decimal

from tenant_apps.pricing.errors import ImpossibleValue

MAX_MONEY = Decimal(9999999999999999)
MAX_WEIGHT = Decimal("9999999999.9999")
MAX_CARAT = Decimal("9999999.999")
MAX_RATE = Decimal(99999999999999)
RATE_PLACES = 6
SMALLEST_RATE = Decimal("0.000001")
MAX_FINENESS = Decimal(1000)
MAX_QUANTITY = 1_000_000


def require_decimal(value: object, *, name: str, low: Decimal = Decimal(0), high: Decimal, places: int) -> None:
    """Refuse what is not a finite Decimal between ``low`` and ``high`` with at most ``places`` decimals.

    Raises:
        ImpossibleValue: with the name of the value as its field.
    """
    if not isinstance(value, Decimal) or not value.is_finite() or not low <= value <= high:
        raise ImpossibleValue(field=name, name=name, value=shortened(value))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places and value != round(value, places):
        raise ImpossibleValue(field=name, name=name, value=shortened(value))


def require_weight(grams: Decimal, *, name: str) -> None:
    """Refuse a weight that is negative, larger than the column, or finer than 0.0001 g."""
    require_decimal(grams, name=name, high=MAX_WEIGHT, places=4)


def require_fineness(fineness: Decimal, *, name: str) -> None:
    """Refuse a fineness outside 0.1 to 1000 per mille, or finer than 0.1."""
    require_decimal(fineness, name=name, low=Decimal("0.1"), high=MAX_FINENESS, places=1)


def require_money(amount: Decimal, *, name: str, low: Decimal = Decimal(0)) -> None:
    """Refuse an amount outside the column or finer than its four decimals."""
    require_decimal(amount, name=name, low=low, high=MAX_MONEY, places=4)


def require_percent(percent: Decimal, *, name: str, low: Decimal = Decimal(0), high: Decimal = Decimal(1000)) -> None:
    """Refuse a percentage outside its range or finer than 0.0001."""
    require_decimal(percent, name=name, low=low, high=high, places=4)


def require_count(count: object, *, name: str) -> None:
    """Refuse a number of pieces that is not a whole number from one to a million."""
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= MAX_QUANTITY:
        raise ImpossibleValue(field=name, name=name, value=shortened(count))


def shortened(value: object) -> str:
    """Return the value as text that cannot flood a message or a log."""
    return str(value)[:40]
