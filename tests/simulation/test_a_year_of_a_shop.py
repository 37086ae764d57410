"""A year at the counter, with real arrivals and real rates: the books agree with sums that a child could do.

``python -m tests.simulation --sales 20000`` lives through the whole year; here fewer people come.
"""

import pytest

from shared_apps.tenants.models import Tenant
from tests.simulation.arrivals import DATA
from tests.simulation.year import live_a_year

SALES = 250
NOW_AND_THEN = 0.02
"""Of the visits may end with a refusal: a payment that cannot be made in coins, say."""


@pytest.mark.skipif(not DATA.is_dir(), reason="The real series lie in ../shared/data, which is not here.")
@pytest.mark.timeout(300)
def test_after_a_year_books_stock_dues_and_drawers_are_what_plain_sums_say(committed_shop: Tenant) -> None:
    year = live_a_year(committed_shop, sales=SALES, seed=1)

    assert year.disagreements == []
    assert year.documents.keys() == {"sale", "refund", "purchase"}
    assert sum(year.refused.values()) <= SALES * NOW_AND_THEN, year.refused
