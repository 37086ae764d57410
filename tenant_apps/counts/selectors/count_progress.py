"""How far a count has come."""

from dataclasses import dataclass

from tenant_apps.counts.choices import CountScope
from tenant_apps.counts.models import StockCount, StockCountLine
from tenant_apps.stock.models import Level


@dataclass(frozen=True, kw_only=True)
class CountProgress:
    """How many items the shelf should have of what is counted, and how many of those were found so far."""

    expected: int
    found: int


def count_progress(count: StockCount) -> CountProgress:
    """Count both as they are now: what is sold meanwhile is no longer expected. Two statements."""
    lines = StockCountLine.objects.filter(count=count, is_in_scope=True)
    found = lines.filter(counted__gt=0)
    if count.scope == CountScope.TRAY:
        return CountProgress(expected=lines.count(), found=found.count())
    levels = Level.objects.order_by().on_shelf().filter(branch=count.branch_id, quantity__gt=0)
    if count.category_id is not None:
        levels = levels.filter(item__category__path__contains=[count.category_id])
    return CountProgress(expected=levels.count(), found=found.count())
