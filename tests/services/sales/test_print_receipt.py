"""Every print is counted; the first one is the original."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from project.errors import NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from tenant_apps.sales.models import PrintedCopy, Sale
from tenant_apps.sales.services.print_receipt import print_receipt
from tests.counter import NOW, Counter


def print_once_more(counter: Counter, sale: Sale, key: uuid.UUID | None = None) -> PrintedCopy:
    return print_receipt(
        actor=counter.actor,
        idempotency_key=key or uuid.uuid4(),
        sale_id=sale.pk,
        now=NOW + timedelta(minutes=PrintedCopy.objects.count()),
    )


def test_prints_of_each_document_are_counted_from_the_original_on(counter: Counter) -> None:
    first, second = counter.sell(counter.stock("A")), counter.sell(counter.stock("B"))

    numbers = [print_once_more(counter, sale).number for sale in (first, first, second, first)]

    assert numbers == [1, 2, 1, 3]


def test_a_print_says_who_made_it_and_when(counter: Counter) -> None:
    printed = print_once_more(counter, counter.sell(counter.stock()))

    assert (printed.printed_by, printed.printed_by_name, printed.printed_at) == (
        counter.actor.pk,
        counter.actor.full_name,
        NOW,
    )


def test_a_repeated_request_is_one_print(counter: Counter) -> None:
    sale, key = counter.sell(counter.stock()), uuid.uuid4()

    assert print_once_more(counter, sale, key) == print_once_more(counter, sale, key)
    assert PrintedCopy.objects.count() == 1


def test_a_key_of_another_document_is_refused(counter: Counter) -> None:
    key = uuid.uuid4()
    print_once_more(counter, counter.sell(counter.stock("A")), key)

    with pytest.raises(IdempotencyKeyReused):
        print_once_more(counter, counter.sell(counter.stock("B")), key)

    assert PrintedCopy.objects.count() == 1


def test_an_unknown_document_is_not_printed(counter: Counter) -> None:
    with pytest.raises(NotFound):
        print_once_more(counter, Sale(pk=uuid.uuid4()))

    assert not PrintedCopy.objects.exists()


@pytest.mark.parametrize("change", ["UPDATE sales_printedcopy SET number = 9", "DELETE FROM sales_printedcopy"])
def test_a_print_stays_counted(counter: Counter, change: str) -> None:
    print_once_more(counter, counter.sell(counter.stock()))

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change)

    assert PrintedCopy.objects.get().number == 1
