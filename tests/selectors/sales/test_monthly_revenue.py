"""What the shop earned, month by month."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from project.errors import InvalidInput
from tenant_apps.sales.choices import SaleKind, SaleSource
from tenant_apps.sales.models import Sale
from tenant_apps.sales.selectors.monthly_revenue import MonthRevenue, monthly_revenue
from tests.counter import Counter

D = Decimal


def imported(counter: Counter, day: date, total: str, *, kind: SaleKind = SaleKind.SALE, tax: str = "0") -> Sale:
    return Sale(
        branch=counter.branch,
        number=str(uuid.uuid4()),
        kind=kind,
        source=SaleSource.IMPORT,
        currency="GBP",
        subtotal=D(total) - D(tax),
        discount=0,
        tax=D(tax),
        rounding=0,
        total=D(total),
        sold_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        business_day=day,
    )


def test_months_are_net_of_refunds_and_adjustments_and_without_tax(counter: Counter) -> None:
    Sale.objects.bulk_create(
        [
            imported(counter, date(2026, 9, 30), "100.10"),
            imported(counter, date(2026, 10, 1), "110.00", tax="10.00"),
            imported(counter, date(2026, 10, 31), "-20.005", kind=SaleKind.REFUND),
            imported(counter, date(2026, 10, 31), "-5.00", kind=SaleKind.ADJUSTMENT),
            imported(counter, date(2026, 12, 1), "7.00"),
        ]
    )

    assert monthly_revenue(first=date(2026, 9, 1), last=date(2026, 11, 1)) == [
        MonthRevenue(month=date(2026, 9, 1), net_revenue=D("100.1"), sale_count=1, refund_count=0),
        MonthRevenue(month=date(2026, 10, 1), net_revenue=D("74.995"), sale_count=1, refund_count=1),
    ]


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 2, 1), date(2026, 1, 1)), (date(2016, 1, 1), date(2026, 1, 1))]
)
def test_an_impossible_or_endless_range_is_refused(counter: Counter, first: date, last: date) -> None:
    with pytest.raises(InvalidInput) as refusal:
        monthly_revenue(first=first, last=last)

    assert list(refusal.value.fields) == ["to_month"]
