from datetime import date
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.choices import CustomerKind, FamilyDateKind
from tenant_apps.customers.models import Customer, FamilyDate
from tenant_apps.customers.profile import DateToKeep, Profile
from tenant_apps.customers.selectors.upcoming_dates import upcoming_dates
from tenant_apps.customers.services.set_credit_limit import set_credit_limit
from tenant_apps.customers.services.update_customer import update_customer
from tests.factories.customers import add_customer

NOWRUZ = date(2026, 3, 21)
"""1 Farvardin 1405."""


def birthday(on: date, name: str = "Sara") -> DateToKeep:
    return DateToKeep(kind=FamilyDateKind.BIRTHDAY, on=on, name=name)


def celebrated(today: date, days: int = 0) -> list[tuple[str, date]]:
    return [(one.name, vars(one)["next_on"]) for one in upcoming_dates(today=today, days=days)]


def test_everything_that_is_said_is_kept(shop: Tenant) -> None:
    referrer = add_customer("Mina")
    customer = add_customer(
        "Zarrin Ltd",
        phone="021 8888 7777",
        referred_by_id=referrer.pk,
        profile=Profile(
            kind=CustomerKind.COMPANY,
            other_phones=("0912 111 2233", "+971501234567", " "),
            province=" Tehran ",
            city="Ray",
            ring_size="54",
            tags=(" VIP ", "wholesale", "VIP"),
            accepts_sms=True,
            family_dates=(birthday(NOWRUZ),),
        ),
    )

    assert (customer.kind, customer.province, customer.city, customer.ring_size) == ("COMPANY", "Tehran", "Ray", "54")
    assert customer.other_phones == ["+989121112233", "+971501234567"]
    assert customer.tags == ["VIP", "wholesale"]
    assert (customer.accepts_sms, customer.accepts_email) == (True, False)
    assert customer.referred_by == referrer
    assert [(one.kind, one.name, one.on) for one in customer.family_dates.all()] == [("BIRTHDAY", "Sara", NOWRUZ)]
    assert [one.name for one in Customer.objects.matching("09121112233")] == ["Zarrin Ltd"]


@pytest.mark.parametrize(
    ("profile", "field", "code"),
    [
        (Profile(other_phones=("0912 111 2233", "12")), "other_phones.1", "NOT_VALID"),
        (Profile(other_phones=tuple(f"0912 111 223{n}" for n in range(6))), "other_phones", "TOO_MANY"),
        (Profile(tags=tuple(map(str, range(21)))), "tags", "TOO_MANY"),
        (Profile(tags=("x" * 41,)), "tags", "TOO_LONG"),
        (Profile(city="x" * 61), "city", "TOO_LONG"),
        (Profile(family_dates=(birthday(NOWRUZ, name="x" * 101),)), "family_dates.0.name", "TOO_LONG"),
        (Profile(family_dates=(birthday(NOWRUZ),) * 21), "family_dates", "TOO_MANY"),
    ],
)
def test_what_cannot_be_adds_nobody(shop: Tenant, profile: Profile, field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        add_customer(profile=profile)

    assert {path: said for path, (said, _) in refusal.value.fields.items()} == {field: code}
    assert not Customer.objects.exists()


def test_nobody_is_brought_by_nobody(shop: Tenant) -> None:
    with pytest.raises(NotFound):
        add_customer(referred_by_id=Customer().pk)

    assert not Customer.objects.exists()


def test_a_change_replaces_the_days(shop: Tenant) -> None:
    customer = add_customer(profile=Profile(family_dates=(birthday(NOWRUZ), birthday(date(2000, 5, 1)))))

    said = {"name": "Sara", "phone": "", "email": "", "note": ""}
    update_customer(customer_id=customer.pk, **said, profile=Profile(family_dates=(birthday(date(1990, 1, 1)),)))

    assert [one.on for one in FamilyDate.objects.all()] == [date(1990, 1, 1)]


def test_days_come_back_every_year_of_the_shops_calendar(shop: Tenant) -> None:
    # 1 Farvardin 1376 was 21 March, that of 1375 20 March; both are celebrated on 1 Farvardin.
    add_customer(profile=Profile(family_dates=(birthday(date(1997, 3, 21), "A"), birthday(date(1996, 3, 20), "B"))))
    add_customer(profile=Profile(family_dates=(birthday(date(1997, 3, 22), "C"),)))

    assert sorted(celebrated(NOWRUZ)) == [("A", NOWRUZ), ("B", NOWRUZ)]
    assert celebrated(date(2026, 3, 20)) == []
    assert celebrated(date(2026, 3, 22), days=62) == [("C", date(2026, 3, 22))]
    assert [name for name, _ in celebrated(date(2026, 3, 19), days=3)][-1] == "C"


def test_the_leap_day_is_celebrated_in_a_common_year_too(shop: Tenant) -> None:
    # 30 Esfand 1403.
    add_customer(profile=Profile(family_dates=(birthday(date(2025, 3, 20), "Leap"),)))

    assert celebrated(date(2026, 3, 20)) == [("Leap", date(2026, 3, 20))]
    assert celebrated(date(2025, 3, 19)) == []


def test_a_limit_is_said_or_taken_back(shop: Tenant) -> None:
    customer = add_customer()

    set_credit_limit(customer_id=customer.pk, money=Decimal(5_000_000), grams=Decimal("12.5"))
    with pytest.raises(InvalidInput):
        set_credit_limit(customer_id=customer.pk, money=Decimal("0.00001"), grams=None)
    with pytest.raises(InvalidInput):
        set_credit_limit(customer_id=customer.pk, money=Decimal(-1), grams=None)

    customer.refresh_from_db()
    assert (customer.credit_limit, customer.gram_limit) == (5_000_000, Decimal("12.5"))
    assert set_credit_limit(customer_id=customer.pk, money=None, grams=None).credit_limit is None
