from decimal import Decimal

import pytest

from tenant_apps.catalog.search import Search, Span, read_search, stamped


def span(low: str, high: str | None = None) -> Span:
    return Span(low=Decimal(low), high=None if high is None else Decimal(high))


KARAT_18 = (span("749", "753"),)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Search()),
        ("Ring  ZR-001", Search(words=("ring", "zr-001"))),
        ("18k 3-5g", Search(karats=KARAT_18, weights=(span("3", "5"),))),
        ("۱۸ عیار ۳ تا ۵ گرم", Search(karats=KARAT_18, weights=(span("3", "5"),))),
        ("انگشتر عیار ۱۸ از ۳٫۵ تا ۵ گرم", Search(words=("انگشتر",), karats=KARAT_18, weights=(span("3.5", "5"),))),
        ("3,5 g to 2g bangle 18 Kt", Search(words=("bangle",), karats=KARAT_18, weights=(span("2", "3.5"),))),
        ("۳/۵ گرم", Search(weights=(span("3.45", "3.55"),))),
        ("4.25g", Search(weights=(span("4.245", "4.255"),))),
        ("4.2500g", Search(weights=(span("4.25", "4.25"),))),
        (">3g", Search(weights=(span("3"),))),
        ("10 g+", Search(weights=(span("10"),))),
        ("زیر ۵ گرم", Search(weights=(span("0", "5"),))),
        ("from 3g up to 5g", Search(weights=(span("3"), span("0", "5")))),
        ("14-18k", Search(karats=(span("582.3", "753"),))),
        ("24k", Search(karats=(span("995", "1000"),))),
        ("Gold 14ct.", Search(words=("gold",), karats=(span("582.3", "586.3"),))),
        ("2ct", Search(words=("2ct",))),
        ("2000k", Search(words=("2000k",))),
        ("عیار ۷۵۰", Search(finenesses=(span("750", "750.9"),))),
        ("عیار ۷۵۰ تا ۹۱۶", Search(finenesses=(span("750", "916.9"),))),
        ("750 ring", Search(words=("ring",), stamps=("750",))),
        ("751 ring", Search(words=("751", "ring"))),
        ("R-5g x18k 3-5", Search(words=("r-5g", "x18k", "3-5"))),
    ],
)
def test_what_is_typed_is_read_as_words_and_measures(typed: str, expected: Search) -> None:
    assert read_search(typed) == expected


def test_a_stamp_stands_for_its_tenths() -> None:
    assert stamped("916") == span("916", "916.9")
    assert stamped("999.9") == span("999.9", "999.9")
