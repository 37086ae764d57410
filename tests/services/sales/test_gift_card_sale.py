import uuid
from decimal import Decimal
from typing import Any

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.models import User
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.errors import ShiftRequired
from tenant_apps.drawers.models import CounterSettings, DrawerEntry
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.loyalty.errors import GiftCardUnusable
from tenant_apps.loyalty.models import CreditEntry, GiftCard
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card
from tenant_apps.loyalty.services.spend_gift_card import spend_gift_card
from tenant_apps.sales.services.sell_gift_card import SoldCard, sell_gift_card
from tenant_apps.sales.services.void_gift_card import void_gift_card
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, reward
from tests.till import Till, set_up_till


@pytest.fixture
def till(owner: User) -> Till:
    return set_up_till(owner)


def paid(amount: Decimal | int | str, method: PaymentMethod = PaymentMethod.CASH) -> Taking:
    return Taking(method=method, amount=Decimal(amount))


def sell(till: Till, *payments: Taking, **changes: Any) -> SoldCard:
    call = {"actor": till.actor, "idempotency_key": uuid.uuid4(), "customer_id": None, "now": NOW}
    return sell_gift_card(**{**call, "terminal_id": till.terminal.pk, "payments": payments, **changes})


def void(till: Till, card: GiftCard, **changes: Any) -> GiftCard:
    call = {"actor": till.actor, "idempotency_key": uuid.uuid4(), "now": NOW, "reason": "Lost"}
    call |= {"terminal_id": till.terminal.pk, "card_id": card.pk, "method": PaymentMethod.CASH}
    return void_gift_card(**{**call, **changes})


def drawer() -> set[tuple[str, Decimal]]:
    return set(DrawerEntry.objects.filter(kind="GIFT_CARD").values_list("method", "amount"))


def posted(note: str = "") -> dict[str, Decimal]:
    return dict(JournalLine.objects.filter(entry__note=note).values_list("part", "amount"))


def kept() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (GiftCard, CreditEntry, DrawerEntry, JournalEntry))


def test_a_card_is_worth_what_was_paid_for_it(till: Till) -> None:
    reward(gift_card_months=6)
    till.open()
    customer = add_customer()

    sold = sell(till, paid(300), paid(200, PaymentMethod.CARD), customer_id=customer.pk)

    assert balance_of_gift_card(sold.card) == 500
    assert (sold.card.customer, str(sold.card.expires_on), sold.card.last_four) == (
        customer,
        "2027-05-20",
        sold.code[-4:],
    )
    assert drawer() == {("CASH", 300), ("CARD", 200)}
    assert posted() == {"PAYMENT_CASH": 300, "PAYMENT_CARD": 200, "GIFT_CARD_LIABILITY": -500}
    assert spend_gift_card(code=sold.code, amount=Decimal(500), source_id=uuid.uuid4(), at=NOW) == sold.card


def test_a_lost_answer_is_given_again_with_the_same_code(till: Till, settings: Any) -> None:
    key = uuid.uuid4()
    first = sell(till, paid(300), idempotency_key=key)

    assert sell(till, paid(300), idempotency_key=key) == first
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]
    assert sell(till, paid(300), idempotency_key=key) == first
    with pytest.raises(IdempotencyKeyReused):
        sell(till, paid(301), idempotency_key=key)

    assert kept() == (1, 1, 0, 1)
    assert sell(till, paid(300)).code != first.code


@pytest.mark.parametrize(
    "payments",
    [
        (),
        (paid(0),),
        (paid(-5),),
        (paid("0.001"),),
        (paid("1E16"),),
        (paid(5, PaymentMethod.STORE_CREDIT),),
        (paid(1),) * 11,
    ],
)
def test_nothing_but_money_buys_a_card(till: Till, payments: tuple[Taking, ...]) -> None:
    with pytest.raises(InvalidInput):
        sell(till, *payments)

    assert kept() == (0, 0, 0, 0)


def test_a_card_is_sold_at_a_till_to_somebody_and_into_an_open_drawer(till: Till) -> None:
    with pytest.raises(NotFound):
        sell(till, paid(5), terminal_id=uuid.uuid4())
    with pytest.raises(NotFound):
        sell(till, paid(5), customer_id=uuid.uuid4())
    CounterSettings.objects.update_or_create(defaults={"requires_shift": True})
    with pytest.raises(ShiftRequired):
        sell(till, paid(5))

    assert kept() == (0, 0, 0, 0)


def test_a_voided_card_gives_back_what_is_left(till: Till) -> None:
    till.open()
    sold = sell(till, paid(500))
    spend_gift_card(code=sold.code, amount=Decimal(200), source_id=uuid.uuid4(), at=NOW)

    card = void(till, sold.card)

    assert (card.voided_at, balance_of_gift_card(card)) == (NOW, 0)
    assert drawer() == {("CASH", 500), ("CASH", -300)}
    assert posted("Lost") == {"GIFT_CARD_LIABILITY": 300, "PAYMENT_CASH": -300}
    before = kept()
    with pytest.raises(GiftCardUnusable):
        void(till, sold.card)
    assert kept() == before


def test_an_empty_card_is_voided_without_money(till: Till) -> None:
    sold = sell(till, paid(500))
    spend_gift_card(code=sold.code, amount=Decimal(500), source_id=uuid.uuid4(), at=NOW)
    before = kept()

    assert void(till, sold.card).voided_at == NOW

    assert kept() == before


@pytest.mark.parametrize(
    "changes", [{"reason": " "}, {"reason": "x" * 201}, {"method": PaymentMethod.POINTS}, {"card_id": uuid.UUID(int=1)}]
)
def test_a_card_is_voided_for_a_reason_and_for_money(till: Till, changes: dict[str, Any]) -> None:
    sold = sell(till, paid(500))

    with pytest.raises((InvalidInput, NotFound)):
        void(till, sold.card, **changes)

    assert GiftCard.objects.get().voided_at is None
    assert balance_of_gift_card(sold.card) == 500
