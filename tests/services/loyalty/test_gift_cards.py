import re
import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from project.errors import NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.codes import SYMBOLS
from tenant_apps.loyalty.errors import GiftCardUnknown, GiftCardUnusable, NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry, GiftCard
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card
from tenant_apps.loyalty.services.return_to_gift_card import return_to_gift_card
from tenant_apps.loyalty.services.spend_gift_card import spend_gift_card
from tests.factories.loyalty import NOW, gift_card

FRIDAY = date(2026, 11, 20)


def spend(code: str, amount: Decimal | int) -> GiftCard:
    return spend_gift_card(code=code, amount=Decimal(amount), source_id=uuid.uuid4(), at=NOW)


def give_back(card: GiftCard, amount: Decimal | int) -> GiftCard:
    return return_to_gift_card(card_id=card.pk, amount=Decimal(amount), source_id=uuid.uuid4(), at=NOW)


def test_a_card_pays_what_is_on_it_and_no_more(shop: Tenant) -> None:
    issued = gift_card(1_000)

    assert spend(issued.code, 400) == issued.card
    with pytest.raises(NotEnoughCredit) as refusal:
        spend(issued.code, 601)

    assert refusal.value.facts == {"purse": Purse.GIFT_CARD, "balance": 600, "asked": 601}
    assert balance_of_gift_card(issued.card) == 600
    assert CreditEntry.objects.count() == 2


def test_the_code_is_kept_nowhere_but_its_last_four(shop: Tenant) -> None:
    issued = gift_card()

    assert re.fullmatch(f"([{SYMBOLS}]{{4}}-){{3}}[{SYMBOLS}]{{4}}", issued.code)
    assert issued.card.last_four == issued.code[-4:]
    kept = repr(list(GiftCard.objects.values())) + repr(list(CreditEntry.objects.values()))
    assert issued.code not in kept
    assert issued.code.replace("-", "") not in kept


def test_a_code_is_read_however_it_is_typed(shop: Tenant) -> None:
    issued = gift_card(10, code="0123-4567-89AB-CD1E")

    for typed in ("0123456789abcd1e", "O123 4567 89AB CDIE", "۰۱۲۳-۴۵۶۷-۸۹ab-cdle", " 0123-4567-89AB-CD1E "):
        assert spend(typed, 1) == issued.card


def test_a_wrong_code_pays_nothing(shop: Tenant) -> None:
    gift_card()

    with pytest.raises(GiftCardUnknown):
        spend("0000-0000-0000-0000", 1)

    assert CreditEntry.objects.count() == 1


def test_a_card_outlives_the_key_it_was_made_with(shop: Tenant) -> None:
    issued = gift_card(10)

    with override_settings(SECRET_KEY="another" * 10), pytest.raises(GiftCardUnknown):
        spend(issued.code, 1)
    with override_settings(SECRET_KEY="another" * 10, SECRET_KEY_FALLBACKS=["only-for-tests-" + "0" * 50]):
        assert spend(issued.code, 1) == issued.card


def test_a_card_is_good_through_its_last_day_of_the_shop(shop: Tenant) -> None:
    until_today, until_yesterday = gift_card(10, expires_on=FRIDAY), gift_card(10, expires_on=date(2026, 11, 19))

    spend(until_today.code, 1)
    with pytest.raises(GiftCardUnusable) as refusal:
        spend(until_yesterday.code, 1)

    assert refusal.value.facts == {"reason": "EXPIRED"}
    assert balance_of_gift_card(until_yesterday.card) == 10


def test_a_voided_card_pays_nothing_and_takes_nothing_back(shop: Tenant) -> None:
    issued = gift_card(10)
    GiftCard.objects.update(voided_at=timezone.now())

    with pytest.raises(GiftCardUnusable) as refusal:
        spend(issued.code, 1)
    with pytest.raises(GiftCardUnusable):
        give_back(issued.card, 1)

    assert refusal.value.facts == {"reason": "VOIDED"}
    assert refusal.value.message == "This gift card was voided."
    assert balance_of_gift_card(issued.card) == 10


def test_what_comes_back_can_be_spent_again(shop: Tenant) -> None:
    issued = gift_card(10)
    spend(issued.code, 10)

    give_back(issued.card, 4)

    assert balance_of_gift_card(issued.card) == 4
    with pytest.raises(NotFound):
        give_back(GiftCard(pk=uuid.uuid4()), 1)


def test_the_database_refuses_a_card_below_zero(shop: Tenant) -> None:
    issued = gift_card(10)
    entry = {"purse": Purse.GIFT_CARD, "kind": EntryKind.SPENT, "gift_card": issued.card, "source_id": uuid.uuid4()}

    with pytest.raises(IntegrityError, match="not enough credit"), transaction.atomic():
        CreditEntry.objects.create(**entry, amount=Decimal("-10.0001"), at=NOW)

    assert balance_of_gift_card(issued.card) == 10
