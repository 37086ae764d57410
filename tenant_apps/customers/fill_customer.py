"""Turn what somebody says about a customer into a row, and say what is wrong with it. Asks the database nothing."""

from collections.abc import Iterable
from dataclasses import fields

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, field_problems
from tenant_apps.catalog.normalise import normalised, one_line
from tenant_apps.customers.models import Customer
from tenant_apps.customers.phone import as_dialled_at_home, e164
from tenant_apps.customers.profile import Profile

MAX_PHONES, MAX_TAGS = 5, 20
LONGEST_TAG = 40
DERIVED = ["search_text", "search_grams", "other_phones", "tags"]
PLAIN = [field.name for field in fields(Profile) if field.name not in {"other_phones", "tags", "family_dates"}]


def fill_customer(
    customer: Customer, *, name: str, phone: str, email: str, note: str, country: str, profile: Profile
) -> FieldProblems:
    """Set every field and return the problems. ``country`` (ISO 3166) reads numbers without a country code."""
    customer.name, customer.email, customer.note = one_line(name), email.strip(), note.strip()
    for field in PLAIN:
        value = getattr(profile, field)
        setattr(customer, field, value.strip() if isinstance(value, str) else value)
    customer.tags = list(dict.fromkeys(tag for text in profile.tags if (tag := one_line(text))))
    numbers = [e164(text, country=country) if text.strip() else "" for text in (phone, *profile.other_phones)]
    customer.phone = numbers[0] or ""
    customer.other_phones = list(dict.fromkeys(number for number in numbers[1:] if number))
    customer.search_text = search_text_of(customer)
    problems = field_problems(customer, exclude=DERIVED)
    problems |= _list_problems(customer)
    for place, number in enumerate(numbers):
        if number is None:
            path = "phone" if place == 0 else f"other_phones.{place - 1}"
            problems[path] = ("NOT_VALID", _("This is not a telephone number."))
    return problems


def _list_problems(customer: Customer) -> FieldProblems:
    problems: FieldProblems = {}
    if len(customer.other_phones) > MAX_PHONES:
        problems["other_phones"] = ("TOO_MANY", _("At most %s.") % MAX_PHONES)
    if len(customer.tags) > MAX_TAGS:
        problems["tags"] = ("TOO_MANY", _("At most %s.") % MAX_TAGS)
    elif any(len(tag) > LONGEST_TAG for tag in customer.tags):
        problems["tags"] = ("TOO_LONG", _("At most %s characters.") % LONGEST_TAG)
    return problems


def search_text_of(customer: Customer, doubles: Iterable[Customer] = ()) -> str:
    """Return what ``Customer.objects.matching`` searches; numbers also as they are dialled at home.

    Who was merged into the customer is found too. The first line holds the names, the customer's own first.
    """
    people = [customer, *doubles]
    numbers = [number for person in people for number in (person.phone, *person.other_phones) if number]
    lines = [
        " | ".join(normalised(person.name) for person in people),
        " ".join(dict.fromkeys(f"{number} {as_dialled_at_home(number)}" for number in numbers)),
        " ".join(dict.fromkeys(normalised(person.email) for person in people)),
    ]
    return "\n".join(lines).strip()
