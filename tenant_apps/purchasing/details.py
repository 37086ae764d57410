"""What somebody says about a supplier, and how it becomes a row. Asks the database nothing."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, field_problems
from tenant_apps.catalog.normalise import normalised, one_line
from tenant_apps.customers.phone import as_dialled_at_home, e164
from tenant_apps.purchasing.models import Supplier


@dataclass(frozen=True, kw_only=True, slots=True)
class SupplierDetails:
    """A phone without a country's code is of the supplier's country (ISO 3166)."""

    name: str
    country: str
    contact: str = ""
    phone: str = ""
    tax_number: str = ""
    note: str = ""
    is_active: bool = True


def fill_supplier(supplier: Supplier, details: SupplierDetails) -> FieldProblems:
    """Set every field and return the problems."""
    for name, value in asdict(details).items():
        setattr(supplier, name, one_line(value) if isinstance(value, str) else value)
    supplier.note, supplier.country = details.note.strip(), details.country.strip().upper()
    number = e164(details.phone, country=supplier.country) if details.phone.strip() else ""
    supplier.phone = number or ""
    supplier.search_text = _search_text_of(supplier)
    problems = field_problems(supplier, exclude=["search_text"])
    if number is None:
        problems["phone"] = ("NOT_VALID", _("This is not a telephone number."))
    return problems


def _search_text_of(supplier: Supplier) -> str:
    dialled = as_dialled_at_home(supplier.phone) if supplier.phone else ""
    told = (supplier.name, supplier.contact, supplier.phone, dialled, supplier.tax_number)
    return normalised(" ".join(text for text in told if text))
