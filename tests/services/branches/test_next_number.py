"""Numbers of documents: gapless in each branch, series and fiscal year."""

from datetime import date

import pytest
from django.db import transaction

from shared_apps.tenants.models import Tenant
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import Branch, NumberSeries
from tenant_apps.branches.services.next_number import next_number

LAST_OF_1404, FIRST_OF_1405 = date(2026, 3, 20), date(2026, 3, 21)


@pytest.fixture
def branch(shop: Tenant) -> Branch:
    return Branch.objects.create(code="TEH", name="Tehran")


def test_a_series_starts_over_with_the_fiscal_year_of_the_shops_calendar(branch: Branch) -> None:
    days = [LAST_OF_1404, LAST_OF_1404, FIRST_OF_1405]

    numbers = [next_number(branch=branch, series=Series.SALE, day=day) for day in days]

    assert numbers == ["TEH-1404-000001", "TEH-1404-000002", "TEH-1405-000001"]


def test_each_series_counts_for_itself(branch: Branch) -> None:
    numbers = [next_number(branch=branch, series=series, day=LAST_OF_1404) for series in Series]

    assert numbers == [f"TEH-{series.value}1404-000001" for series in Series]
    assert len(set(numbers)) == len(Series)


def test_each_branch_counts_for_itself_by_its_own_pattern_and_year(branch: Branch) -> None:
    other = Branch(code="N", name="North", number_pattern="{year}/{series}{number}", fiscal_month=7)
    other.save()
    next_number(branch=branch, series=Series.SALE, day=LAST_OF_1404)

    assert next_number(branch=other, series=Series.SALE, day=LAST_OF_1404) == "1404/000001"
    assert next_number(branch=other, series=Series.SALE, day=date(2026, 9, 22)) == "1404/000002"
    assert next_number(branch=other, series=Series.SALE, day=date(2026, 9, 23)) == "1405/000001"


def test_a_document_that_fails_leaves_no_gap(branch: Branch) -> None:
    mark = transaction.savepoint_create()
    next_number(branch=branch, series=Series.SALE, day=LAST_OF_1404)
    transaction.savepoint_rollback(mark)

    assert not NumberSeries.objects.exists()
    assert next_number(branch=branch, series=Series.SALE, day=LAST_OF_1404) == "TEH-1404-000001"
