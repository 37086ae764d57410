from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, cast

import strawberry
import strawberry_django
from django.db.models import OuterRef, QuerySet, Subquery
from strawberry import auto, relay

from schema.kit.context import Info
from schema.kit.permissions import requires
from schema.kit.scalars import Grams, Money
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from shared_apps.identity.models import User
from tenant_apps.counts import choices, models
from tenant_apps.counts.selectors import count_totals
from tenant_apps.counts.selectors.shows_expected import shows_expected

if TYPE_CHECKING:
    from schema.shop.catalog.types import Category, Item

strawberry.enum(choices.CountScope)
strawberry.enum(choices.CountStatus)
strawberry.enum(choices.LineKind, name="CountLineKind")
strawberry.enum(choices.Scanned, description="What came of a scan.")

UNIT = "Pieces, count or grams, as the item is tracked."
COST = "For what is not metal: making, stones, goods."
_OF_COUNT = ["count__is_blind", "count__status"]


def _name_of(column: str) -> Subquery:
    return Subquery(User.objects.filter(pk=OuterRef(column)).values("full_name")[:1])


@strawberry_django.type(models.StockCount, description="People go through a branch's shelf while the shop sells.")
class StockCount(relay.Node):
    view_permission: ClassVar[str] = "counts.view"

    branch: Branch
    scope: choices.CountScope
    category: Annotated["Category", strawberry.lazy("schema.shop.catalog.types")] | None
    title: auto
    is_blind: auto = strawberry_django.field(description="Nobody sees what should be there while it is open.")
    weight_tolerance: Grams = strawberry_django.field(description="Goods by weight agree up to this much.")
    status: choices.CountStatus
    opened_at: auto
    counted_at: auto
    closed_at: auto = strawberry_django.field(description="When it was approved or cancelled.")
    reason: auto = strawberry_django.field(description="What its differences come from, or why it was cancelled.")

    @strawberry_django.field(only=["opened_by"], annotate={"name_of_opener": _name_of("opened_by")})
    def opened_by_name(self) -> str | None:
        return _person(self, "name_of_opener", "opened_by")

    @strawberry_django.field(
        only=["closed_by"],
        annotate={"name_of_closer": _name_of("closed_by")},
        description="Who approved or cancelled it.",
    )
    def closed_by_name(self) -> str | None:
        return _person(self, "name_of_closer", "closed_by")


def _person(row: Any, annotation: str, column: str) -> str | None:
    # The one count of a mutation's result was not read with its people.
    if annotation in row.__dict__:
        return cast("str | None", row.__dict__[annotation])
    return User.objects.filter(pk=getattr(row, column)).values_list("full_name", flat=True).first()


@strawberry_django.type(
    models.StockCountLine, description="An item of a count, or a code that nobody knows. What is hidden is null."
)
class StockCountLine(relay.Node):
    view_permission: ClassVar[str] = "counts.view"

    item: Annotated["Item", strawberry.lazy("schema.shop.catalog.types")] | None
    code: auto = strawberry_django.field(description="What was read, where it is no item's.")
    counted: Grams | None = strawberry_django.field(description=f"{UNIT} Null: not counted yet; 0: not found.")
    counted_at: auto
    is_doubtful: auto = strawberry_django.field(description="It moved while it was counted in several goes.")
    recounts: auto
    reason: auto

    @strawberry_django.field(only=["counted_by"], description="Null: nobody found it.")
    def counted_by_name(self) -> str | None:
        return cast("str | None", _told(self).counted_by_name)

    @strawberry_django.field(only=_OF_COUNT, select_related=["count"])
    def kind(self, info: Info) -> choices.LineKind | None:
        line = _told(self)
        return choices.LineKind(line.kind) if _is_shown(line, info) or not line.item_id else None

    @strawberry_django.field(
        only=["expected", *_OF_COUNT], select_related=["count"], description=f"In the moment of counting. {UNIT}"
    )
    def expected(self, info: Info) -> Grams | None:
        return cast("Grams | None", _shown(self, info, "expected"))

    @strawberry_django.field(only=_OF_COUNT, select_related=["count"], description=f"Counted less expected. {UNIT}")
    def difference(self, info: Info) -> Grams | None:
        return cast("Grams | None", _shown(self, info, "difference"))

    @strawberry_django.field(only=_OF_COUNT, select_related=["count"], description="The difference as a weight.")
    def grams(self, info: Info) -> Grams | None:
        return cast("Grams | None", _shown(self, info, "grams"))

    @strawberry_django.field(only=_OF_COUNT, select_related=["count"], description="Pure grams of the item's metal.")
    def fine_weight(self, info: Info) -> Grams | None:
        return cast("Grams | None", _shown(self, info, "fine_grams"))

    @strawberry_django.field(
        only=_OF_COUNT, select_related=["count"], description=COST, extensions=[requires("catalog.view_cost")]
    )
    def cost(self, info: Info) -> Money | None:
        return cast("Money | None", _shown(self, info, "cost_difference"))

    @classmethod
    def get_queryset(cls, queryset: QuerySet[Any], info: Info, **_: Any) -> QuerySet[Any]:
        """Read every line with what came of it."""
        return cast("models.stock_count_line.StockCountLineQuerySet", queryset).told()


def _told(line: object) -> Any:
    """Return the row as the queryset told it, with columns that no model declares."""
    return line


def _is_shown(line: Any, info: Info) -> bool:
    return shows_expected(line.count, actor=info.context.signed_in_actor)


def _shown(line: Any, info: Info, column: str) -> Decimal | None:
    return cast("Decimal", getattr(line, column)) if line.item_id and _is_shown(line, info) else None


@strawberry.type(description="The lines of one kind and metal, added up; signed.")
class CountTotal:
    kind: choices.LineKind
    metal: Metal | None
    lines: int
    grams: Grams
    fine_weight: Grams
    cost: Money = strawberry.field(description=COST, extensions=[requires("catalog.view_cost")])

    @classmethod
    def of(cls, total: count_totals.CountTotal) -> Self:
        return cls(
            kind=total.kind,
            metal=Metal(total.metal) if total.metal else None,
            lines=total.lines,
            grams=Grams(total.grams),
            fine_weight=Grams(total.fine_weight),
            cost=Money(total.cost),
        )


@strawberry.type(description="How far a count has come, and what came of it.")
class StockCountResult:
    found: int = strawberry.field(description="Items of the count that were found.")
    expected: int | None = strawberry.field(description="Items that the shelf should have now; null where hidden.")
    row: strawberry.Private[models.StockCount]
    is_shown: strawberry.Private[bool]

    @strawberry.field(description="Null where hidden.")
    def totals(self) -> list[CountTotal] | None:
        return [CountTotal.of(total) for total in count_totals.count_totals(self.row)] if self.is_shown else None
