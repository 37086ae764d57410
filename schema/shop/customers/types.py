import datetime as dt
from typing import Annotated, ClassVar, Self, cast

import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto, relay

from schema.kit.scalars import Grams, Money
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers import models
from tenant_apps.customers.choices import CustomerKind, FamilyDateKind
from tenant_apps.customers.phone import as_shown
from tenant_apps.customers.selectors import dues

strawberry.enum(CustomerKind)
strawberry.enum(FamilyDateKind)


@strawberry_django.type(models.FamilyDate, description="A day that the customer's family celebrates every year.")
class FamilyDate:
    kind: FamilyDateKind
    name: auto
    on: auto = strawberry_django.field(description="The first of them.")


@strawberry_django.type(models.CustomerNote, description="What somebody of the shop wrote; it never changes.")
class CustomerNote(relay.Node):
    view_permission: ClassVar[str] = "customers.view"

    text: auto
    written_at: auto
    actor_name: auto


@strawberry_django.type(models.CustomerDocument, description="A file about the customer, private to the shop.")
class CustomerDocument(relay.Node):
    view_permission: ClassVar[str] = "customers.view"

    name: auto
    content_type: auto = strawberry_django.field(description="Found in the content.")
    size: auto = strawberry_django.field(description="Bytes.")
    added_at: auto

    @strawberry_django.field(only=["pk"], description="Path of the file, for people who may see customers.")
    def url(self) -> str:
        return reverse("customer-document", kwargs={"document_id": cast("models.CustomerDocument", self).pk})


@strawberry_django.type(models.Customer, description="Somebody who buys.")
class Customer(relay.Node):
    view_permission: ClassVar[str] = "customers.view"

    kind: CustomerKind
    name: auto
    phone: auto = strawberry_django.field(description="In E.164 form, with the country's code.")
    other_phones: list[str]
    email: auto
    province: auto
    city: auto
    address: auto
    postal_code: auto
    ring_size: auto
    preferences: auto
    tags: list[str]
    note: auto
    accepts_sms: auto
    accepts_email: auto
    credit_limit: Money | None = strawberry_django.field(description="How much they may owe; null: nobody said.")
    gram_limit: Grams | None = strawberry_django.field(description="Of fine gold; null: nobody said.")
    family_dates: list[FamilyDate]
    documents: list[CustomerDocument]
    referred_by: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")] | None
    merged_into: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")] | None = strawberry_django.field(
        description="Who this customer turned out to be; everything is read and changed there."
    )
    created_at: auto

    @strawberry_django.field(only=["phone"], description="As people of the shop's country write it.")
    def phone_shown(self) -> str:
        return as_shown(cast("models.Customer", self).phone, country=current_tenant().country)


@strawberry.type(description="What a customer owes and paid ahead, of one currency or metal.")
class CustomerDues:
    commodity: str = strawberry.field(description="A currency, or a metal in fine grams.")
    owed: str = strawberry.field(description="Exact decimal text: money, or fine grams.")
    deposited: str = strawberry.field(description="Exact decimal text: money, or fine grams.")

    @classmethod
    def of(cls, found: dues.Dues) -> Self:
        return cls(
            commodity=found.commodity,
            owed=f"{found.owed.normalize():f}",
            deposited=f"{found.deposited.normalize():f}",
        )


@strawberry_django.type(models.FamilyDate, description="What a customer's family celebrates next.")
class UpcomingDate:
    customer: Customer
    kind: FamilyDateKind
    name: auto
    on: auto = strawberry_django.field(description="The first of them.")

    @strawberry_django.field(only=["month_day"], description="Reckoned in the shop's calendar.")
    def next_on(self) -> dt.date:
        return cast("dt.date", self.next_on)
