"""Sign up a shop: row, domain, schema from the template, first people and places. Whole or absent."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from project.errors import InvalidInput
from project.identifiers import uuid7
from shared_apps.billing.services import start_subscription
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, prepare_user
from shared_apps.tenants.choices import Calendar
from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.errors import SubdomainRefused
from shared_apps.tenants.events import TenantSignedUp
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.subdomains import subdomain_verdict
from shared_apps.tenants.services.build_shop import build_shop
from shared_apps.tenants.subdomains import skeleton


@dataclass(frozen=True, kw_only=True)
class NewShop:
    """What a shop tells when it signs up. ``country`` is an ISO 3166 code."""

    company_name: str
    slug: str
    country: str
    currency: str
    language: str
    time_zone: str
    calendar: Calendar
    plan_code: str | None = None


def sign_up_tenant(
    *, idempotency_key: uuid.UUID, shop: NewShop, owner: NewUser, password: str, now: datetime
) -> Tenant:
    """Open a shop with its owner; when this returns, the owner can log in.

    Raises:
        SubdomainRefused: the subdomain is malformed, reserved, taken or looks like another.
        InvalidInput: the owner's name or password cannot be used.
        IdempotencyKeyReused: the key came with another sign-up.
    """
    content = {"shop": shop, "owner": owner}
    # Before the transaction: from the moment when its role joins the group of all shops, other sign-ups wait for it.
    person = _prepared(owner, password)

    def write() -> uuid.UUID:
        tenant_id: uuid.UUID = _sign_up(shop=shop, owner=person, now=now).pk
        return tenant_id

    try:
        tenant_id, _ = once(key=idempotency_key, use_case="sign_up_tenant", content=content, write=write)
    except IntegrityError as error:  # somebody else signed up with the same address meanwhile
        if subdomain_verdict(slug=shop.slug) == "FREE":
            raise
        raise SubdomainRefused(field="subdomain", slug=shop.slug, reason="TAKEN") from error
    tenant: Tenant = Tenant.objects.get(pk=tenant_id)
    return tenant


def _prepared(owner: NewUser, password: str) -> User:
    try:
        return prepare_user(user=owner, role=Role.OWNER, password=password)
    except InvalidInput as error:
        raise InvalidInput({_OWNER_FIELDS[field]: why for field, why in error.fields.items()}) from error


@transaction.atomic
def _sign_up(*, shop: NewShop, owner: User, now: datetime) -> Tenant:
    verdict = subdomain_verdict(slug=shop.slug)
    if verdict != "FREE":
        raise SubdomainRefused(field="subdomain", slug=shop.slug, reason=verdict)
    tenant_id = uuid7()
    tenant: Tenant = Tenant.objects.create(
        pk=tenant_id,
        # Not the slug alone: a shop may change its subdomain, and the next one to take it needs a schema too.
        schema_name=f"shop_{shop.slug.replace('-', '_')[:20]}_{tenant_id.hex[-8:]}",
        slug=shop.slug,
        slug_skeleton=skeleton(shop.slug),
        company_name=shop.company_name,
        country=shop.country,
        currency=shop.currency,
        language=shop.language,
        time_zone=shop.time_zone,
        calendar=shop.calendar,
    )
    Domain.objects.create(domain=f"{shop.slug}.{settings.PLATFORM_HOST}", tenant=tenant)
    start_subscription(tenant=tenant, plan_code=shop.plan_code, now=now)
    build_shop(tenant=tenant)
    with in_tenant_as_owner(tenant):
        owner.save()
    record_event(TenantSignedUp(tenant_id=tenant.pk))
    return tenant


_OWNER_FIELDS = {
    "username": "ownerUsername",
    "email": "ownerEmail",
    "fullName": "ownerName",
    "password": "ownerPassword",
}
