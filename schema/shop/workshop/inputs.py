"""What clients say of a job."""

import datetime as dt
from decimal import Decimal

import strawberry
from strawberry import relay

from project.errors import BusinessError, InvalidInput
from schema.kit.nodes import key_of
from schema.kit.scalars import Fineness, Grams, Percent
from schema.kit.validation import validated
from schema.shop.catalog.inputs import ItemInput
from schema.shop.catalog.types import Item
from schema.shop.enums import Metal
from tenant_apps.workshop.choices import WorkKind
from tenant_apps.workshop.job import MAX_LINES, Job, Made, Used


@strawberry.input
class UsedInput:
    item_id: relay.GlobalID
    quantity: Grams = strawberry.field(description="Pieces, count or grams, as the item is tracked.")


@strawberry.input(description="Scrap of an alloy: filings, sweepings, what a melt leaves.")
class ScrapInput:
    metal: Metal
    fineness: Fineness


@strawberry.input(description="More of an item, a new item, or scrap: one of the three.")
class MadeInput:
    quantity: Grams = strawberry.field(description="Pieces, count or grams, as the item is tracked; 1 for a new piece.")
    item_id: relay.GlobalID | None = None
    item: ItemInput | None = None
    scrap: ScrapInput | None = None


@strawberry.input
class JobInput:
    kind: WorkKind
    used: list[UsedInput]
    worker: str = strawberry.field(default="", description="Who gets the metal; empty for the shop's own workshop.")
    allowed_loss_percent: Percent = strawberry.field(
        default=Percent(Decimal(0)), description="Of the fine grams used, metal by metal."
    )
    note: str = ""
    due_on: dt.date | None = None

    def job(self) -> Job:
        """Return what the service takes.

        Raises:
            InvalidInput: there are too many lines.
            NotFound: an id is not one of an item.
        """
        with validated() as check:
            check.entries("used", self.used, maximum=MAX_LINES)
        return Job(
            kind=self.kind,
            used=tuple(
                Used(item_id=key_of(one.item_id, Item, field=f"used.{place}.item_id"), quantity=Decimal(one.quantity))
                for place, one in enumerate(self.used)
            ),
            worker=self.worker,
            allowed_loss_percent=Decimal(self.allowed_loss_percent),
            note=self.note,
            due_on=self.due_on,
        )


def made_of(told: list[MadeInput]) -> list[Made]:
    """Return what the service takes.

    Raises:
        InvalidInput: there are too many lines, or an item's translations are not an object.
        NotFound: an id is not one of an item or category.
    """
    with validated() as check:
        check.entries("made", told, maximum=MAX_LINES)
    return [
        Made(
            quantity=Decimal(one.quantity),
            item_id=key_of(one.item_id, Item, field=f"made.{place}.item_id") if one.item_id else None,
            details=one.item.details() if one.item else None,
            scrap=(one.scrap.metal.value, Decimal(one.scrap.fineness)) if one.scrap else None,
        )
        for place, one in enumerate(told)
    ]


_BESIDE_THE_JOB = ("branch_id", "made", "excess_reason")


def at_job[E: BusinessError](error: E) -> E:
    """Return the refusal with its fields where the client wrote them: under ``job``, but for those beside it."""
    if error.field is not None:
        error.field = _under_job(error.field)
    if isinstance(error, InvalidInput):
        error.fields = {_under_job(path): problem for path, problem in error.fields.items()}
    return error


def _under_job(path: str) -> str:
    return path if path.startswith(_BESIDE_THE_JOB) else f"job.{path}"
