"""When the law wants to know who sells: by country and day, linked purchases added up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tenant_apps.buying.asked import SellerTold
from tenant_apps.buying.choices import IdentityKind
from tenant_apps.buying.compliance import rules
from tenant_apps.buying.compliance.rule import IdentityRule
from tenant_apps.buying.compliance.rules import ALWAYS, identity_rule
from tenant_apps.buying.errors import IdentityRequired
from tenant_apps.buying.models import IdentityReveal, Purchase
from tenant_apps.buying.services.reveal_identity import reveal_identity
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tests.buying import OLD_GOLD, OLD_GOLD_TOTAL, buy, paid
from tests.counter import Counter

TODAY = date(2026, 11, 20)
HALF = replace(OLD_GOLD, gross_weight=Decimal(6))
HALF_TOTAL = OLD_GOLD_TOTAL / 2
BARE = SellerTold(name="Sara")


@pytest.fixture
def threshold(monkeypatch: pytest.MonkeyPatch) -> IdentityRule:
    """Let the shop's country demand a passport from 50 million rials of cash a day on."""
    rule = IdentityRule(
        effective_from=date(2026, 1, 1),
        source="Test",
        currency="IRR",
        threshold=Decimal(50_000_000),
        counts_cash_alone=True,
        kinds=frozenset({IdentityKind.PASSPORT}),
    )
    monkeypatch.setitem(rules.RULES, "IR", (rule,))
    return rule


@pytest.mark.parametrize(
    ("country", "currency", "threshold", "is_cash"),
    [
        ("AE", "AED", Decimal(55_000), True),
        ("US", "USD", Decimal("10000.01"), True),
        ("IN", "INR", Decimal(200_000), False),
        ("IR", "IRR", Decimal(0), False),
        ("AE", "USD", Decimal(0), False),
    ],
)
def test_each_country_has_its_threshold(country: str, currency: str, threshold: Decimal, is_cash: bool) -> None:
    rule = identity_rule(country=country, currency=currency, on=TODAY)

    assert (rule.threshold, rule.counts_cash_alone) == (threshold, is_cash)


def test_before_a_rule_was_in_force_everybody_is_asked() -> None:
    assert identity_rule(country="AE", currency="AED", on=date(2021, 5, 31)) == ALWAYS


def test_below_the_threshold_nobody_is_asked(counter: Counter, threshold: IdentityRule) -> None:
    assert buy(counter, HALF, total=HALF_TOTAL, seller=BARE).identity_kind == ""
    with pytest.raises(IdentityRequired) as refused:
        buy(counter, seller=BARE)

    assert refused.value.facts["kinds"] == ["PASSPORT"]
    assert Purchase.objects.count() == 1


def test_what_is_not_cash_is_not_counted(counter: Counter, threshold: IdentityRule) -> None:
    buy(counter, seller=BARE, payments=[paid(OLD_GOLD_TOTAL, PaymentMethod.TRANSFER)])

    assert Purchase.objects.count() == 1


def test_purchases_of_one_customer_on_one_day_are_added_up(counter: Counter, threshold: IdentityRule) -> None:
    known = replace(BARE, customer_id=Customer.objects.create(name="Sara").pk)
    buy(counter, HALF, total=HALF_TOTAL, seller=known)

    with pytest.raises(IdentityRequired):
        buy(counter, HALF, total=HALF_TOTAL, seller=known)

    buy(counter, HALF, total=HALF_TOTAL, seller=BARE)
    assert Purchase.objects.count() == 2


def test_purchases_of_one_document_are_added_up(counter: Counter, threshold: IdentityRule) -> None:
    licence = replace(BARE, identity_kind="DRIVING_LICENCE", identity_number="AB 1234")
    buy(counter, HALF, total=HALF_TOTAL, seller=licence)

    with pytest.raises(IdentityRequired):
        buy(counter, HALF, total=HALF_TOTAL, seller=replace(licence, identity_number="ab-1234"))

    passport = replace(BARE, identity_kind="PASSPORT", identity_number="P 777 888")
    assert buy(counter, seller=passport).identity_ending == "888"


def test_whoever_looks_at_a_number_is_written_down(counter: Counter) -> None:
    purchase = buy(counter)

    number = reveal_identity(actor=counter.actor, purchase_id=purchase.pk, reason="Police", now=counter.now)

    assert number == "0012345678"
    reveal = IdentityReveal.objects.get()
    assert (reveal.purchase, reveal.revealed_by, reveal.reason) == (purchase, counter.actor.pk, "Police")
