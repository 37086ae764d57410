from typing import Self

import strawberry

from schema.kit.scalars import Millimetres
from tenant_apps.labels import choices, formats, models

for choice in (choices.LabelKind, choices.LabelPart, choices.LabelOutput):
    strawberry.enum(choice)


@strawberry.type(description="What one kind of the shop's labels looks like.")
class LabelFormat:
    kind: choices.LabelKind
    width: Millimetres
    height: Millimetres
    tail: Millimetres = strawberry.field(description="The unprinted end of a tag's width.")
    parts: list[choices.LabelPart]
    dpi: int = strawberry.field(description="Of the tag printer: 203 or 300.")
    writes_rfid: bool = strawberry.field(description="Whether a tag printer writes a piece's EPC into its RFID tag.")
    columns: int
    rows: int
    margin_left: Millimetres
    margin_top: Millimetres

    @classmethod
    def of(cls, chosen: formats.LabelFormat) -> Self:
        return cls(
            kind=chosen.kind,
            width=Millimetres(chosen.width),
            height=Millimetres(chosen.height),
            tail=Millimetres(chosen.tail),
            parts=[part for part in choices.LabelPart if part in chosen.parts],
            dpi=chosen.dpi.value,
            writes_rfid=chosen.writes_rfid,
            columns=chosen.columns,
            rows=chosen.rows,
            margin_left=Millimetres(chosen.margin_left),
            margin_top=Millimetres(chosen.margin_top),
        )


@strawberry.type(description="What the shop prints on its labels.")
class LabelSettings:
    company_prefix: str = strawberry.field(
        description="GS1's number of the shop; empty where no RFID tags are written."
    )
    item_reference: str = strawberry.field(description="The trade item whose serials the shop's pieces are.")
    formats: list[LabelFormat]

    @classmethod
    def of(cls, settings: models.LabelSettings) -> Self:
        return cls(
            company_prefix=settings.company_prefix,
            item_reference=settings.item_reference,
            formats=[LabelFormat.of(formats.format_from(kind, formats=settings.formats)) for kind in choices.LabelKind],
        )
