"""SGTIN-96 as GS1's Tag Data Standard has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.labels.epc import DIGITS, MAX_SERIAL, PREFIX_BITS, NotAnEpc, Sgtin, TradeItem, read_epc


@pytest.mark.parametrize(
    ("trade_item", "serial", "filter", "hexadecimal"),
    [
        ("0614141.812345", 6789, 3, "3074257BF7194E4000001A85"),
        ("0614141.112345", 400, 3, "3074257BF46DB64000000190"),
        ("9521141.012345", 4711, 3, "3076451FD40C0E4000001267"),
    ],
)
def test_published_tags_are_written_and_read(trade_item: str, serial: int, filter: int, hexadecimal: str) -> None:
    prefix, reference = trade_item.split(".")
    tag = Sgtin(trade_item=TradeItem(company_prefix=prefix, item_reference=reference), serial=serial, filter=filter)

    assert tag.as_hex() == hexadecimal
    assert read_epc(hexadecimal.lower()) == tag


@st.composite
def tags(draw: st.DrawFn) -> Sgtin:
    length = draw(st.sampled_from(sorted(PREFIX_BITS)))
    digits = f"{draw(st.integers(0, 10**DIGITS - 1)):0{DIGITS}}"
    return Sgtin(
        trade_item=TradeItem(company_prefix=digits[:length], item_reference=digits[length:]),
        serial=draw(st.integers(0, MAX_SERIAL)),
        filter=draw(st.integers(0, 7)),
    )


@given(tags())
def test_every_tag_comes_back_as_it_was_written(tag: Sgtin) -> None:
    assert len(tag.as_hex()) == 24
    assert read_epc(tag.as_hex()) == tag


@given(st.integers(0, 2**88 - 1))
def test_what_is_read_is_written_back_or_refused(rest: int) -> None:
    text = f"30{rest:022x}"
    try:
        tag = read_epc(text)
    except NotAnEpc:
        return
    assert tag.as_hex() == text.upper()


@pytest.mark.parametrize(
    "noise",
    [
        "",
        "RING",
        "3074257BF7194E4000001A8",
        "3074257BF7194E4000001A855",
        "3174257BF7194E4000001A85",
        "307C257BF7194E4000001A85",
        "3077FFFFFF194E4000001A85",
        "٣٠٧٤٢٥٧٤٢٥٧٤٢٥٧٤٢٥٧٤٢٥٧٤",
    ],
    ids=["empty", "word", "short", "long", "header", "partition", "prefix", "digits"],
)
def test_noise_is_no_tag(noise: str) -> None:
    with pytest.raises(NotAnEpc):
        read_epc(noise)


@pytest.mark.parametrize(("prefix", "reference"), [("12345", "12345678"), ("0614141", "81234"), ("061414x", "812345")])
def test_a_trade_item_has_thirteen_digits(prefix: str, reference: str) -> None:
    with pytest.raises(ValueError, match=prefix):
        TradeItem(company_prefix=prefix, item_reference=reference)


def test_a_serial_has_38_bits() -> None:
    item = TradeItem(company_prefix="0614141", item_reference="812345")

    with pytest.raises(ValueError, match=str(MAX_SERIAL + 1)):
        Sgtin(trade_item=item, serial=MAX_SERIAL + 1).as_hex()
