"""Formats of labels: a preset for each kind, and what the shop changed of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from tenant_apps.labels.choices import Dpi, LabelKind, LabelPart

PAGE_WIDTH, PAGE_HEIGHT = Decimal(210), Decimal(297)
SMALLEST, LARGEST = Decimal(8), Decimal(200)
MOST_ON_A_SIDE = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelFormat:
    """Lengths in millimetres. ``tail`` is the unprinted end of a tag's width; columns, rows, margins are a sheet's."""

    kind: LabelKind
    width: Decimal
    height: Decimal
    parts: frozenset[LabelPart]
    tail: Decimal = Decimal(0)
    dpi: Dpi = Dpi.DPI_203
    writes_rfid: bool = False
    columns: int = 1
    rows: int = 1
    margin_left: Decimal = Decimal(0)
    margin_top: Decimal = Decimal(0)

    @property
    def places(self) -> int:
        """Return how many labels a page has."""
        return self.columns * self.rows

    @property
    def fits(self) -> bool:
        """Return whether the labels are on their sheet, and the tail leaves something of its tag."""
        if self.kind != LabelKind.A4_SHEET:
            return self.width - self.tail >= SMALLEST
        across = self.margin_left + self.columns * self.width
        return across <= PAGE_WIDTH and self.margin_top + self.rows * self.height <= PAGE_HEIGHT


_TEXTS = frozenset({LabelPart.SKU, LabelPart.WEIGHT, LabelPart.FINENESS, LabelPart.STONES})
PRESETS: Mapping[LabelKind, LabelFormat] = MappingProxyType(
    {
        preset.kind: preset
        for preset in (
            LabelFormat(
                kind=LabelKind.RAT_TAIL,
                width=Decimal(80),
                height=Decimal(12),
                tail=Decimal(32),
                parts=_TEXTS | {LabelPart.NAME, LabelPart.QR},
            ),
            LabelFormat(kind=LabelKind.SQUARE, width=Decimal(25), height=Decimal(25), parts=_TEXTS | {LabelPart.QR}),
            LabelFormat(kind=LabelKind.SHELF, width=Decimal(70), height=Decimal(40), parts=frozenset(LabelPart)),
            LabelFormat(
                kind=LabelKind.A4_SHEET,
                width=Decimal("48.5"),
                height=Decimal("25.4"),
                parts=_TEXTS | {LabelPart.NAME, LabelPart.QR},
                columns=4,
                rows=10,
                margin_left=Decimal(8),
                margin_top=Decimal("21.5"),
            ),
        )
    }
)


def format_from(kind: LabelKind, *, formats: Mapping[str, Mapping[str, Any]]) -> LabelFormat:
    """Return the shop's format of a kind: the preset with what ``LabelSettings.formats`` says of it."""
    kept = formats.get(kind)
    if kept is None:
        return PRESETS[kind]
    return replace(
        PRESETS[kind],
        width=Decimal(kept["width"]),
        height=Decimal(kept["height"]),
        tail=Decimal(kept["tail"]),
        margin_left=Decimal(kept["margin_left"]),
        margin_top=Decimal(kept["margin_top"]),
        parts=frozenset(LabelPart(part) for part in kept["parts"]),
        dpi=Dpi(kept["dpi"]),
        writes_rfid=kept["writes_rfid"],
        columns=kept["columns"],
        rows=kept["rows"],
    )


def as_json(chosen: LabelFormat) -> dict[str, Any]:
    """Return what ``LabelSettings.formats`` keeps of a format."""
    return {
        **{name: f"{getattr(chosen, name):f}" for name in ("width", "height", "tail", "margin_left", "margin_top")},
        "parts": sorted(part.value for part in chosen.parts),
        "dpi": chosen.dpi.value,
        "writes_rfid": chosen.writes_rfid,
        "columns": chosen.columns,
        "rows": chosen.rows,
    }
