"""Code 128 (ISO/IEC 15417): the bars of a text, for paper; a tag printer draws its own."""

from itertools import accumulate

_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232"
)
"""In modules: bar, space, bar, space, bar, space and a blank for the symbol of each value."""
_STOP = "2331112"
_START_B, _START_C = 104, 105
_FIRST, _LAST = " ", "~"
_CHECKED_BY = 103
QUIET = 10
"""Modules of white that a reader needs on either side."""


def is_code128(text: str) -> bool:
    """Return whether the bars can say ``text``: plain signs that a keyboard types."""
    return bool(text) and all(_FIRST <= sign <= _LAST for sign in text)


def symbols_of(text: str) -> list[int]:
    """Return start, signs and check symbol: pairs of digits where all are digits, else one symbol for each sign."""
    if text.isdecimal() and len(text) % 2 == 0:
        symbols = [_START_C, *(int(text[at : at + 2]) for at in range(0, len(text), 2))]
    else:
        symbols = [_START_B, *(ord(sign) - ord(_FIRST) for sign in text)]
    check = symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols))
    return [*symbols, check % _CHECKED_BY]


def modules_of(text: str) -> int:
    """Return how many modules wide the bars are with their quiet zones."""
    return 2 * QUIET + 11 * len(symbols_of(text)) + 13


def code128_svg(text: str) -> str:
    """Return the bars with their quiet zones as an SVG that may be stretched to any height.

    Raises:
        ValueError: the bars cannot say this text.
    """
    if not is_code128(text):
        raise ValueError(text)
    patterns = [_WIDTHS[7 * symbol : 7 * symbol + 6] for symbol in symbols_of(text)]
    widths = [int(width) for width in "".join([*patterns, _STOP])]
    starts = accumulate(widths, initial=QUIET)
    bars = "".join(f"M{at} 0h{width}v1h-{width}z" for at, width in list(zip(starts, widths, strict=False))[::2])
    size = f'viewBox="0 0 {modules_of(text)} 1" width="{modules_of(text)}" height="1"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="none" shape-rendering="crispEdges">'
        f'<path d="{bars}"/></svg>'
    )
