"""Carts that are put aside and taken up again."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.sales.models import ParkedCart
from tenant_apps.sales.services.park_cart import KEPT_FOR, park_cart
from tenant_apps.sales.services.resume_cart import resume_cart
from tenant_apps.sales.services.sweep_parked_carts import sweep_parked_carts
from tests.counter import NOW, Counter
from tests.factories.customers import add_customer

D = Decimal


def park(
    counter: Counter,
    *lines: CartLine,
    key: uuid.UUID | None = None,
    customer_id: uuid.UUID | None = None,
    note: str = "",
) -> ParkedCart:
    return park_cart(
        actor=counter.actor,
        idempotency_key=key or uuid.uuid4(),
        branch_id=counter.branch.pk,
        customer_id=customer_id,
        lines=lines,
        note=note,
        now=NOW,
    )


def two(item: Item) -> CartLine:
    return CartLine(item_id=item.pk, quantity=D(2), discount=D(500_000))


def test_a_cart_is_resumed_as_it_was_parked_and_once(counter: Counter) -> None:
    customer, ring = add_customer("Sara"), counter.stock(quantity=2)
    cart = park(counter, two(ring), customer_id=customer.pk, note="Back at five")

    resumed = resume_cart(actor=counter.actor, cart_id=cart.pk)

    assert (resumed.customer_id, resumed.note, resumed.lines) == (customer.pk, "Back at five", (two(ring),))
    with pytest.raises(NotFound):
        resume_cart(actor=counter.actor, cart_id=cart.pk)


def test_what_is_no_longer_sold_is_left_out(counter: Counter) -> None:
    ring, old = counter.stock("RING", 2), counter.stock("OLD", 2)
    cart = park(counter, two(ring), two(old))
    Item.objects.filter(pk=old.pk).update(is_active=False)

    assert resume_cart(actor=counter.actor, cart_id=cart.pk).lines == (two(ring),)


def test_the_same_request_twice_parks_once(counter: Counter) -> None:
    ring, key = counter.stock(), uuid.uuid4()
    line = CartLine(item_id=ring.pk, quantity=D(1))

    assert park(counter, line, key=key) == park(counter, line, key=key)
    with pytest.raises(IdempotencyKeyReused):
        park(counter, line, key=key, note="Other")
    assert ParkedCart.objects.count() == 1


def test_a_cart_that_cannot_be_is_refused(counter: Counter) -> None:
    ring = counter.stock()

    with pytest.raises(InvalidInput):
        park(counter)
    with pytest.raises(InvalidInput):
        park(counter, CartLine(item_id=ring.pk, quantity=D("0.5")))
    with pytest.raises(NotFound):
        park(counter, CartLine(item_id=uuid.uuid4(), quantity=D(1)))
    with pytest.raises(NotFound):
        park(counter, CartLine(item_id=ring.pk, quantity=D(1)), customer_id=uuid.uuid4())
    assert not ParkedCart.objects.exists()


def test_who_works_in_another_branch_neither_parks_nor_resumes_here(counter: Counter) -> None:
    line = CartLine(item_id=counter.stock().pk, quantity=D(1))
    cart = park(counter, line)
    Branch.objects.create(code="N", name="North").staff.add(counter.actor)

    with pytest.raises(NotFound):
        resume_cart(actor=counter.actor, cart_id=cart.pk)
    with pytest.raises(NotFound):
        park(counter, line)
    assert ParkedCart.objects.get() == cart


def test_carts_that_nobody_came_back_for_are_swept(counter: Counter) -> None:
    park(counter, CartLine(item_id=counter.stock().pk, quantity=D(1)))

    assert sweep_parked_carts(now=NOW + KEPT_FOR - timedelta(seconds=1)) == 0
    assert sweep_parked_carts(now=NOW + KEPT_FOR) == 1
