"""What an RFID tag of a piece holds: SGTIN-96 of GS1's Tag Data Standard, 96 bits written as 24 hexadecimal digits.

From the left: header 8 bits, filter 3, partition 3, company prefix and item reference 44 together, serial 38.
"""

import re
from dataclasses import dataclass

HEADER = 0x30
RETAIL_ITEM = 1
"""The filter of goods that are sold one by one."""
DIGITS = 13
"""Of company prefix and item reference together; the item reference starts with the indicator digit."""
SERIAL_BITS = 38
MAX_SERIAL = 2**SERIAL_BITS - 1
PREFIX_BITS = {12: 40, 11: 37, 10: 34, 9: 30, 8: 27, 7: 24, 6: 20}
"""Bits of the company prefix by the number of its digits; the item reference has the rest of 44."""
_PREFIX_AND_ITEM_BITS = 44
_LONGEST_PREFIX = max(PREFIX_BITS)
_HEX = re.compile("[0-9A-Fa-f]{24}")


class NotAnEpc(ValueError):
    """The text is no SGTIN-96."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TradeItem:
    """What GS1 calls a class: digits of the company and of one kind of its goods, 13 together, zeros included."""

    company_prefix: str
    item_reference: str

    def __post_init__(self) -> None:
        digits = self.company_prefix + self.item_reference
        if len(self.company_prefix) not in PREFIX_BITS or not re.fullmatch(f"[0-9]{{{DIGITS}}}", digits):
            raise ValueError(digits)

    def __str__(self) -> str:
        return f"{self.company_prefix}.{self.item_reference}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sgtin:
    """One thing of a trade item; the serial has 38 bits."""

    trade_item: TradeItem
    serial: int
    filter: int = RETAIL_ITEM

    def as_hex(self) -> str:
        """Return the 96 bits as a tag holds them.

        Raises:
            ValueError: the serial or the filter has more bits than there are.
        """
        if not 0 <= self.serial <= MAX_SERIAL or not 0 <= self.filter < 2**3:
            raise ValueError(f"{self.filter} {self.serial}")
        prefix = self.trade_item.company_prefix
        bits = HEADER << 3 | self.filter
        bits = bits << 3 | _LONGEST_PREFIX - len(prefix)
        bits = bits << PREFIX_BITS[len(prefix)] | int(prefix)
        bits = bits << _PREFIX_AND_ITEM_BITS - PREFIX_BITS[len(prefix)] | int(self.trade_item.item_reference)
        return f"{bits << SERIAL_BITS | self.serial:024X}"


def read_epc(text: str) -> Sgtin:
    """Return what a tag says, in capital or small digits.

    Raises:
        NotAnEpc: it is not 24 hexadecimal digits, of another scheme, or holds a number that its digits cannot.
    """
    if not _HEX.fullmatch(text):
        raise NotAnEpc(text)
    bits = int(text, 16)
    partition = bits >> SERIAL_BITS + _PREFIX_AND_ITEM_BITS & 0b111
    prefix_digits = _LONGEST_PREFIX - partition
    if bits >> 88 != HEADER or prefix_digits not in PREFIX_BITS:
        raise NotAnEpc(text)
    item_bits = _PREFIX_AND_ITEM_BITS - PREFIX_BITS[prefix_digits]
    numbers = bits >> SERIAL_BITS & 2**_PREFIX_AND_ITEM_BITS - 1
    prefix, item = numbers >> item_bits, numbers & 2**item_bits - 1
    if prefix >= 10**prefix_digits or item >= 10 ** (DIGITS - prefix_digits):
        raise NotAnEpc(text)
    return Sgtin(
        trade_item=TradeItem(
            company_prefix=f"{prefix:0{prefix_digits}}", item_reference=f"{item:0{DIGITS - prefix_digits}}"
        ),
        serial=bits & MAX_SERIAL,
        filter=bits >> 85 & 0b111,
    )
