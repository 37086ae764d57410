"""The notes and coins that people count, by currency: one row a currency, the largest first.

What the issuing banks list as legal tender in circulation; a value that is no longer met in trade is left out, and
one that a drawer should hold after all can still be counted as an amount. Sources: Central Bank of Iran (notes and
Iran cheques), Reserve Bank of India (2,000 withdrawn in 2023), Central Bank of the UAE, Saudi Central Bank, Central
Bank of the Republic of Türkiye, Federal Reserve and United States Mint, European Central Bank (500 no longer issued,
still legal tender), Bank of England and Royal Mint.
"""

from decimal import Decimal


def _values(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in text.split())


DENOMINATIONS: dict[str, tuple[Decimal, ...]] = {
    "IRR": _values("2000000 1000000 500000 100000 50000 20000 10000 5000 2000 1000"),
    "INR": _values("500 200 100 50 20 10 5 2 1"),
    "AED": _values("1000 500 200 100 50 20 10 5 1 0.50 0.25"),
    "SAR": _values("500 200 100 50 20 10 5 2 1 0.50 0.25 0.10 0.05 0.01"),
    "TRY": _values("200 100 50 20 10 5 1 0.50 0.25 0.10 0.05"),
    "USD": _values("100 50 20 10 5 2 1 0.50 0.25 0.10 0.05 0.01"),
    "EUR": _values("500 200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "GBP": _values("50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
}


def denominations_of(currency: str) -> tuple[Decimal, ...]:
    """Return what is counted in a currency; nothing where we do not know it, and then the amount alone is counted."""
    return DENOMINATIONS.get(currency, ())
