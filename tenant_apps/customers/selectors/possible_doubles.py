"""Who may be the same person as a customer, written down twice."""

from collections.abc import Sequence

from django.db.models import Q

from tenant_apps.catalog.grams import containing
from tenant_apps.catalog.normalise import normalised
from tenant_apps.customers.models import Customer

MAX_CANDIDATES, MAX_DOUBLES = 200, 20


def possible_doubles(customer: Customer) -> Sequence[Customer]:
    """Return others with one of the customer's numbers, the e-mail address or the name, by name; at most 20.

    The name counts in any order and spelling of its words: Rezaei Ali for Ali Rezaei.
    """
    alike = Q()
    for text in (customer.name, customer.email, customer.phone, *customer.other_phones):
        if words := normalised(text):
            alike |= containing(words)
    candidates = Customer.objects.kept().filter(alike).exclude(pk=customer.pk)[:MAX_CANDIDATES]
    return [other for other in candidates if _marks_of(customer) & _marks_of(other)][:MAX_DOUBLES]


def _marks_of(customer: Customer) -> set[object]:
    """Return what tells somebody from others: each number, the e-mail address, the words of the name."""
    marks = {customer.phone, *customer.other_phones, normalised(customer.email)} - {""}
    return {*marks, frozenset(normalised(customer.name).split())}
