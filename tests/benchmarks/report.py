"""The rows of the table: what was measured, beside what, and whether it is what we want."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

HEADS = ("what", "measured", "peer or floor", "ratio", "to reach", "reached")


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How much is measured: shops opened, operations through PgBouncer, requests to the trivial view.

    Postings, customers and pieces are those of one shop.
    """

    shops: int
    operations: int
    requests: int
    postings: int
    customers: int
    pieces: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line. ``reached`` is None where a number is only shown."""

    what: str
    measured: str
    peer: str = "–"
    ratio: float | None = None
    reach: str = "printed"
    reached: bool | None = None

    def cells(self) -> tuple[str, ...]:
        verdict = {True: "yes", False: "NO", None: "–"}[self.reached]
        return (self.what, self.measured, self.peer, f"{self.ratio:.2f}" if self.ratio else "–", self.reach, verdict)


def print_table(rows: list[Row]) -> None:
    """Print the rows as a Markdown table, so that it can be quoted as it is."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def write_json(path: Path, *, rows: list[Row], sizes: dict[str, int], seconds: dict[str, float]) -> None:
    content = {"sizes": sizes, "seconds": seconds, "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
