"""Where am I: the first question of every client, answered on both hosts and to everybody."""

from enum import Enum
from typing import Self

import strawberry
from babel.numbers import get_currency_precision
from django.conf import settings

from schema.kit.context import Info
from schema.kit.permissions import on_any_host, public_field
from shared_apps.tenants.choices import Calendar, TenantStatus
from shared_apps.tenants.models import Tenant

strawberry.enum(Calendar)
strawberry.enum(TenantStatus)


@strawberry.enum
class SiteKind(Enum):
    PLATFORM = "PLATFORM"
    SHOP = "SHOP"


@strawberry.type(description="What anybody may know about a shop.")
class Shop:
    name: str
    slug: str
    country: str = strawberry.field(description="ISO 3166 code.")
    currency: str = strawberry.field(description="ISO 4217 code.")
    currency_digits: int = strawberry.field(description="Digits of the currency's minor unit.")
    language: str
    time_zone: str
    calendar: Calendar
    status: TenantStatus

    @classmethod
    def of(cls, tenant: Tenant) -> Self:
        return cls(
            name=tenant.company_name,
            slug=tenant.slug,
            country=tenant.country,
            currency=tenant.currency,
            currency_digits=get_currency_precision(tenant.currency),
            language=tenant.language,
            time_zone=tenant.time_zone,
            calendar=Calendar(tenant.calendar),
            status=TenantStatus(tenant.status),
        )


@strawberry.type(description="The host that was called.")
class Site:
    kind: SiteKind
    platform_url: str
    shop: Shop | None


@strawberry.type
class SiteQuery:
    @strawberry.field(description="Which host this is.", extensions=[on_any_host, public_field])
    def site(self, info: Info) -> Site:
        context = info.context
        _, colon, port = context.request.get_host().partition(":")
        return Site(
            kind=SiteKind.SHOP if context.is_shop else SiteKind.PLATFORM,
            platform_url=f"{context.request.scheme}://{settings.PLATFORM_HOST}{colon}{port}",
            shop=Shop.of(context.tenant) if context.is_shop else None,
        )
