import strawberry
from strawberry import relay

from project.database.snapshots import snapshot
from project.errors import BusinessError, InvalidInput
from schema.kit.nodes import key_of
from schema.kit.scalars import Millimetres
from schema.shop.catalog.filters import ItemFilter, filtered_items
from schema.shop.catalog.types import Item
from tenant_apps.labels import formats
from tenant_apps.labels.choices import Dpi, LabelKind, LabelOutput, LabelPart
from tenant_apps.labels.order import PrintOrder
from tenant_apps.labels.services.print_labels import MAX_LABELS


@strawberry.input(
    description="Which labels, on what: of the items that are named, or of all that a filter lets through."
)
class LabelsInput:
    kind: LabelKind
    item_ids: list[relay.GlobalID] = strawberry.field(
        default_factory=list, description=f"At most {MAX_LABELS}; printed in this order."
    )
    filters: ItemFilter | None = strawberry.field(
        default=None, description=f"Where no items are named; it may let at most {MAX_LABELS} through, by SKU."
    )
    language: str = "en"
    with_price: bool = strawberry.field(default=False, description="At the rate of now, whose time is printed too.")
    start: int = strawberry.field(default=1, description="The first free place of a used sheet, from 1.")
    copies: int = strawberry.field(default=1, description="Of each label.")

    def order(self, output: LabelOutput) -> PrintOrder:
        """Return what the service takes.

        Raises:
            NotFound: an id is not one of an item, or a filter's not one of a category.
            InvalidInput: nothing is chosen, or more than can be printed at once.
        """
        keys = [key_of(key, Item, field=f"item_ids.{number}") for number, key in enumerate(self.item_ids)]
        if not keys and self.filters is not None:
            with snapshot():
                found = filtered_items(self.filters).order_by("sku").values_list("pk", flat=True)
                keys = list(found[: MAX_LABELS + 1])
        return PrintOrder(
            item_ids=tuple(keys),
            kind=self.kind,
            output=output,
            language=self.language,
            with_price=self.with_price,
            start=self.start,
            copies=self.copies,
        )


def at_labels[Refusal: BusinessError](error: Refusal) -> Refusal:
    """Return the refusal with its fields under ``labels``, where they are in the input of a print."""
    if isinstance(error, InvalidInput):
        error.fields = {
            name if name == "output" else f"labels.{name}": problem for name, problem in error.fields.items()
        }
    elif error.field:
        error.field = f"labels.{error.field}"
    return error


@strawberry.input(description="What one kind of the shop's labels shall look like.")
class LabelFormatInput:
    kind: LabelKind
    width: Millimetres
    height: Millimetres
    tail: Millimetres
    parts: list[LabelPart]
    dpi: int
    writes_rfid: bool
    columns: int
    rows: int
    margin_left: Millimetres
    margin_top: Millimetres

    def decoded(self, number: int) -> formats.LabelFormat:
        """Return what the service takes.

        Raises:
            InvalidInput: there are no printers with so many dots.
        """
        if self.dpi not in Dpi:
            raise InvalidInput({f"formats.{number}.dpi": ("UNKNOWN", "203, 300")})
        return formats.LabelFormat(
            kind=self.kind,
            width=self.width,
            height=self.height,
            tail=self.tail,
            parts=frozenset(self.parts),
            dpi=Dpi(self.dpi),
            writes_rfid=self.writes_rfid,
            columns=self.columns,
            rows=self.rows,
            margin_left=self.margin_left,
            margin_top=self.margin_top,
        )
