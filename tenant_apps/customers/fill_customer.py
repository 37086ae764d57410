"""Turn what somebody says about a customer into a row, and say what is wrong with it. Asks the database nothing."""

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, field_problems
from tenant_apps.catalog.normalise import normalised, one_line
from tenant_apps.customers.models import Customer
from tenant_apps.customers.phone import as_dialled_at_home, e164


def fill_customer(customer: Customer, *, name: str, phone: str, email: str, note: str, country: str) -> FieldProblems:
    """Set every field and return the problems. ``country`` (ISO 3166) reads numbers without a country code."""
    customer.name, customer.email, customer.note = one_line(name), email.strip(), note.strip()
    number = e164(phone, country=country) if phone.strip() else ""
    customer.phone = number or ""
    customer.search_text = search_text_of(customer)
    problems = field_problems(customer, exclude=["search_text"])
    if number is None:
        problems["phone"] = ("NOT_VALID", _("This is not a telephone number."))
    return problems


def search_text_of(customer: Customer) -> str:
    """Return what ``Customer.objects.matching`` searches; the number also as it is dialled at home."""
    at_home = as_dialled_at_home(customer.phone) if customer.phone else ""
    return normalised(f"{customer.name} {customer.phone} {at_home} {customer.email}")
