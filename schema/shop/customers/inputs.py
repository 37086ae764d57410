import datetime as dt

import strawberry

from tenant_apps.customers.choices import CustomerKind, FamilyDateKind
from tenant_apps.customers.profile import DateToKeep, Profile


@strawberry.input
class FamilyDateInput:
    kind: FamilyDateKind
    on: dt.date
    name: str = ""


@strawberry.input(description="What is known of a customer beside name, phone, e-mail and note.")
class ProfileInput:
    kind: CustomerKind = CustomerKind.PERSON
    other_phones: list[str] = strawberry.field(default_factory=list)
    province: str = ""
    city: str = ""
    address: str = ""
    postal_code: str = ""
    ring_size: str = ""
    preferences: str = ""
    tags: list[str] = strawberry.field(default_factory=list)
    accepts_sms: bool = False
    accepts_email: bool = False
    family_dates: list[FamilyDateInput] = strawberry.field(default_factory=list)

    def profile(self) -> Profile:
        return Profile(
            kind=self.kind,
            other_phones=tuple(self.other_phones),
            province=self.province,
            city=self.city,
            address=self.address,
            postal_code=self.postal_code,
            ring_size=self.ring_size,
            preferences=self.preferences,
            tags=tuple(self.tags),
            accepts_sms=self.accepts_sms,
            accepts_email=self.accepts_email,
            family_dates=tuple(DateToKeep(kind=one.kind, on=one.on, name=one.name) for one in self.family_dates),
        )
