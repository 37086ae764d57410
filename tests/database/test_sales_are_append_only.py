"""What the database itself refuses, whoever asks."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from shared_apps.identity.models import User
from tenant_apps.sales.choices import SaleStatus
from tenant_apps.sales.models import Payment, Sale, SaleLine
from tests.counter import NOW, Counter, open_counter


@pytest.fixture
def counter(owner: User) -> Counter:
    return open_counter(owner)


@pytest.mark.parametrize(
    "change",
    [
        lambda: SaleLine.objects.update(sku="OTHER"),
        lambda: SaleLine.objects.all()._raw_delete("default"),
        lambda: Payment.objects.update(reference="other"),
        lambda: Payment.objects.all()._raw_delete("default"),
        lambda: Sale.objects.update(number="BAZ-000009"),
        lambda: Sale.objects.update(status=SaleStatus.REFUNDED, reason="other"),
        lambda: Sale.objects.all()._raw_delete("default"),
    ],
)
def test_a_finished_sale_does_not_change(counter: Counter, change: Callable[[], object]) -> None:
    sale = counter.sell(counter.stock())

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()

    assert Sale.objects.get().number == sale.number
    assert [line.sku for line in sale.lines.all()] == ["RING"]
    assert [paid.reference for paid in sale.payments.all()] == [""]


def test_a_refunded_sale_does_not_become_a_completed_one(counter: Counter) -> None:
    counter.sell(counter.stock())
    Sale.objects.update(status=SaleStatus.REFUNDED)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Sale.objects.update(status=SaleStatus.COMPLETED)

    assert Sale.objects.get().status == SaleStatus.REFUNDED


@transaction.atomic
def write_a_sale_without_lines(counter: Counter) -> None:
    sums = {"subtotal": Decimal(10), "discount": 0, "tax": 0, "rounding": 0, "total": Decimal(10)}
    Sale.objects.create(branch=counter.branch, number="X", currency="IRR", sold_at=NOW, business_day=NOW.date(), **sums)
    connection.check_constraints()


def test_a_sale_whose_lines_and_payments_do_not_add_up_is_refused(counter: Counter) -> None:
    with pytest.raises(IntegrityError, match="do not add up"):
        write_a_sale_without_lines(counter)

    assert not Sale.objects.exists()
