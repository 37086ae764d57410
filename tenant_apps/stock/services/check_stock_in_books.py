"""Check that the books hold what the shelves hold."""

from django.db import transaction

from shared_apps.events.record import record_event
from tenant_apps.stock.events import StockDiffersFromBooks
from tenant_apps.stock.selectors.stock_in_books import StockInBooks, stock_in_books


@transaction.atomic
def check_stock_in_books() -> list[StockInBooks]:
    """Return where the books and the shelves differ, and record it: one event a branch. Nothing is mended.

    A repetition records what still differs once more: the check of each night is a fact of its own.
    """
    differing = [found for found in stock_in_books() if found.difference]
    for branch_id in dict.fromkeys(found.branch_id for found in differing):
        record_event(StockDiffersFromBooks(branch_id=branch_id))
    return differing
