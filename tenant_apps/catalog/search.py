"""What somebody asks for in the one box: words, weights, karats and finenesses, in any order, script and digits."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.catalog.normalise import normalised

_NUMBER = r"(\d{1,7}(?:[.,/٫]\d{1,4})?)"
"""A weight; in Persian the point is a stroke, or a sign of its own."""
_GRAM = r"(?:(?:g|gr|gm|grams?|گرم)\.?)"
_KARAT = r"(?:(?:k|kt|ct|karats?|carats?|عیار)\.?)"
_STAMP = r"(\d{1,4}(?:[.,/٫]\d)?)"
_TO = r"\s?(?:-|–|—|to|تا)\s?"
_FROM = r"(?:(?:from|between|از)\s)?"
_AT_LEAST = r"(?:>=?|≥|over|above|from|at least|بیشتر از|بیش از|بالای|حداقل|از)\s?"
_AT_MOST = r"(?:<=?|≤|under|below|up to|at most|کمتر از|زیر|حداکثر|تا)\s?"

_STAMPS = frozenset(
    (
        "333",
        "375",
        "416",
        "417",
        "500",
        "585",
        "750",
        "800",
        "830",
        "835",
        "875",
        "900",
        "916",
        "917",
        "925",
        "950",
        "958",
        "990",
        "995",
        "999",
        "999.9",
    )
)
"""What is stamped on metal. Such a number may as well be a part of a code, so it is looked for in both."""
_FEWEST_KARATS, _KARATS = 6, 24
"""Less is no alloy that is sold, and most likely the carats of a stone."""
_STAMPED_BELOW, _STAMPED_ABOVE = Decimal(1), Decimal(3)
"""14 karat is 583.3 ‰, stamped 583 or 585; 22 karat is 916.7, stamped 916 or 917."""
_PURE_FROM, _PURE = Decimal(995), Decimal(1000)
_PLACES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From ``low`` to ``high``, both included: grams, or ‰ of fineness. None: as much as there is."""

    low: Decimal
    high: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """Everything of it must be true of what is found."""

    words: tuple[str, ...] = ()
    """Normalised; each is a part of a name or code."""
    weights: tuple[Span, ...] = ()
    """Of the net weight, in grams."""
    karats: tuple[Span, ...] = ()
    """Of gold, in ‰."""
    finenesses: tuple[Span, ...] = ()
    """Of any metal, in ‰."""
    stamps: tuple[str, ...] = ()
    """Each is the fineness, or else a part of a name or code."""


def read_search(text: str) -> Search:
    """Return what ``text`` asks for. Whatever is no measure is a word, so nothing is an error."""
    rest = normalised(text)
    found: dict[str, list[Span]] = {"weights": [], "karats": [], "finenesses": []}
    for pattern, read in _MEASURES:

        def taken(match: re.Match[str], read: _Read = read) -> str:
            measure = read(*match.groups())
            if measure is None:
                return match[0]
            kind, span = measure
            found[kind].append(span)
            return " "

        rest = pattern.sub(taken, rest)
    words = rest.split()
    return Search(
        words=tuple(word for word in words if word not in _STAMPS),
        stamps=tuple(word for word in words if word in _STAMPS),
        **{kind: tuple(spans) for kind, spans in found.items()},
    )


def stamped(stamp: str) -> Span:
    """Return the finenesses that a stamp stands for: 916 is 916.7 as well."""
    fineness = _decimal(stamp)
    return Span(low=fineness, high=fineness if fineness % 1 else fineness + Decimal("0.9"))


type _Measure = tuple[str, Span] | None
type _Read = Callable[..., _Measure]


def _between(low: str, high: str) -> _Measure:
    first, last = sorted((_decimal(low), _decimal(high)))
    return "weights", Span(low=first, high=last)


def _at_least(low: str) -> _Measure:
    return "weights", Span(low=_decimal(low))


def _at_most(high: str) -> _Measure:
    return "weights", Span(low=Decimal(0), high=_decimal(high))


def _about(weight: str) -> _Measure:
    """Everything that rounds to the number as it is written: 4.5 g is from 4.45 to 4.55. Four places are kept."""
    grams = _decimal(weight)
    places = -int(grams.as_tuple().exponent)
    half = Decimal(5).scaleb(-places - 1) if places < _PLACES else Decimal(0)
    return "weights", Span(low=grams - half, high=grams + half)


def _fineness(stamp: str) -> _Measure:
    return _finenesses(stamp, stamp)


def _finenesses(low: str, high: str) -> _Measure:
    first, last = sorted((_decimal(low), _decimal(high)))
    if _FEWEST_KARATS <= first <= last <= _KARATS:
        return "karats", Span(low=_karat(first).low, high=_karat(last).high)
    if _KARATS < first <= last <= _PURE:
        return "finenesses", Span(low=first, high=stamped(str(last)).high)
    return None


def _karat(karat: Decimal) -> Span:
    if karat == _KARATS:
        return Span(low=_PURE_FROM, high=_PURE)
    exact = (karat * _PURE / _KARATS).quantize(Decimal("0.1"))
    return Span(low=exact - _STAMPED_BELOW, high=exact + _STAMPED_ABOVE)


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub("[,/٫]", ".", text))


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){pattern}(?!\S)")


_MEASURES: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (_whole_words(pattern), read)
    for pattern, read in (
        (rf"{_FROM}{_NUMBER}\s?{_GRAM}?{_TO}{_NUMBER}\s?{_GRAM}", _between),
        (rf"{_AT_LEAST}{_NUMBER}\s?{_GRAM}", _at_least),
        (rf"{_AT_MOST}{_NUMBER}\s?{_GRAM}", _at_most),
        (rf"{_NUMBER}\s?{_GRAM}\s?\+", _at_least),
        (rf"{_NUMBER}\s?{_GRAM}", _about),
        (rf"{_FROM}{_STAMP}\s?{_KARAT}?{_TO}{_STAMP}\s?{_KARAT}", _finenesses),
        (rf"عیار\s{_FROM}{_STAMP}{_TO}{_STAMP}", _finenesses),
        (rf"عیار\s?{_STAMP}", _fineness),
        (rf"{_STAMP}\s?{_KARAT}", _fineness),
    )
)
"""In this order: what is longer is read before its parts."""
