"""The bars of a barcode, against what is published of them."""

import re

import pytest

from tenant_apps.labels.paper.code128 import _WIDTHS, QUIET, code128_svg, is_code128, modules_of, symbols_of


def bars(svg: str) -> list[tuple[int, int]]:
    return [(int(at), int(width)) for at, width in re.findall(r"M(\d+) 0h(\d+)", svg)]


def test_every_pattern_keeps_the_rules_of_the_code() -> None:
    patterns = [[int(width) for width in one] for one in _WIDTHS.split()]

    assert len(patterns) == len({tuple(one) for one in patterns}) == 106
    assert {sum(one) for one in patterns} == {11}
    assert {sum(one[::2]) % 2 for one in patterns} == {0}


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        # The well-known example has start A, one less, and its check 54.
        ("PJJ123C", [104, 48, 42, 42, 17, 18, 19, 35, 55]),
        ("1234", [105, 12, 34, 82]),
        ("123", [104, 17, 18, 19, 8]),
        ("~ ", [104, 94, 0, 95]),
    ],
)
def test_symbols(text: str, symbols: list[int]) -> None:
    assert symbols_of(text) == symbols


def test_bars_of_a_short_text() -> None:
    svg = code128_svg("A")

    # Start B 211214, A 111323, check (104 + 33) % 103 = 34 131123, stop 2331112.
    assert bars(svg) == [
        (10, 2), (13, 1), (16, 1),
        (21, 1), (23, 1), (27, 2),
        (32, 1), (36, 1), (38, 2),
        (43, 2), (48, 3), (52, 1), (54, 2),
    ]  # fmt: skip
    assert modules_of("A") == 54 + 2 + QUIET
    assert f'viewBox="0 0 {modules_of("A")} 1"' in svg


@pytest.mark.parametrize("text", ["", "حلقه", "R-۱", "a\nb"])
def test_what_the_bars_cannot_say_is_refused(text: str) -> None:
    assert not is_code128(text)
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        code128_svg(text)
