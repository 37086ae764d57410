import strawberry
import strawberry_django
from django.db.models import Q, QuerySet
from strawberry import relay

from project.errors import NotFound
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.branches.types import Branch
from schema.shop.counts.types import StockCount, StockCountLine, StockCountResult
from tenant_apps.counts import choices, models
from tenant_apps.counts.selectors.count_progress import count_progress
from tenant_apps.counts.selectors.shows_expected import shows_expected


@strawberry.input
class StockCountFilter:
    status: choices.CountStatus | None = None
    branch_id: relay.GlobalID | None = None


@strawberry.type
class CountsQuery:
    @strawberry_django.connection(
        Connection[StockCount],
        description="The shop's stock counts, newest first.",
        extensions=[on_shop_host, requires("counts.view")],
    )
    def stock_counts(self, filters: StockCountFilter | None = None) -> list[models.StockCount]:
        asked = filters or StockCountFilter()
        counts = models.StockCount.objects.all()
        if asked.status is not None:
            counts = counts.filter(status=asked.status)
        if asked.branch_id is not None:
            counts = counts.filter(branch=key_of(asked.branch_id, Branch, field="filters.branch_id"))
        return counts  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One stock count, or null when there is none.", extensions=[on_shop_host, requires("counts.view")]
    )
    def stock_count(self, id: relay.GlobalID) -> StockCount | None:
        return _counts(id)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry.field(
        description="How far a count has come, and what came of it; null when there is none.",
        extensions=[on_shop_host, requires("counts.view")],
    )
    def stock_count_result(self, info: Info, count_id: relay.GlobalID) -> StockCountResult | None:
        count = _counts(count_id).first()
        if count is None:
            return None
        is_shown = shows_expected(count, actor=info.context.signed_in_actor)
        progress = count_progress(count)
        return StockCountResult(
            found=progress.found,
            expected=progress.expected if is_shown else None,
            row=count,
            is_shown=is_shown,
        )

    @strawberry_django.connection(
        Connection[StockCountLine],
        description="The lines of a count. Of a blind one, while it hides them, only what was counted, of any kind.",
        extensions=[on_shop_host, requires("counts.view")],
    )
    def stock_count_lines(
        self, info: Info, count_id: relay.GlobalID, kinds: list[choices.LineKind] | None = None
    ) -> list[models.StockCountLine]:
        count = _counts(count_id).first()
        lines = models.StockCountLine.objects.none() if count is None else count.lines.told()
        if count is not None and not shows_expected(count, actor=info.context.signed_in_actor):
            lines = lines.filter(counted__isnull=False)
        elif kinds is not None:
            lines = lines.filter(Q(kind__in=kinds))
        return lines  # type: ignore[return-value]  # the connection pages it


def _counts(id: relay.GlobalID) -> QuerySet[models.StockCount]:
    try:
        return models.StockCount.objects.filter(pk=key_of(id, StockCount))
    except NotFound:
        return models.StockCount.objects.none()
