"""What a shop knows of a customer, as somebody says it."""

from dataclasses import dataclass
from datetime import date

from tenant_apps.customers.choices import CustomerKind, FamilyDateKind


@dataclass(frozen=True, kw_only=True, slots=True)
class DateToKeep:
    """A day of the family; ``on`` is the first of them, of which the year may be a guess."""

    kind: FamilyDateKind
    on: date
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """Everything beside name, phone, e-mail and note. Phones without a country's code are of the shop's country."""

    kind: CustomerKind = CustomerKind.PERSON
    other_phones: tuple[str, ...] = ()
    province: str = ""
    city: str = ""
    address: str = ""
    postal_code: str = ""
    ring_size: str = ""
    preferences: str = ""
    tags: tuple[str, ...] = ()
    accepts_sms: bool = False
    accepts_email: bool = False
    family_dates: tuple[DateToKeep, ...] = ()
