import uuid
from typing import Annotated

import strawberry
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_public_host, public_field
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, Problem
from schema.kit.validation import validated
from schema.platform.tenants.queries import SubdomainVerdict
from schema.site import Shop
from shared_apps.idempotency import errors as idempotency_errors
from shared_apps.identity.services.add_user import NewUser
from shared_apps.tenants import errors
from shared_apps.tenants.countries import PRESET_OF
from shared_apps.tenants.services.sign_up_tenant import NewShop, sign_up_tenant


@strawberry.input
class SignUpInput:
    idempotency_key: uuid.UUID
    company_name: str
    subdomain: str
    country: str = strawberry.field(description="ISO 3166 code of one of the country presets.")
    owner_name: str
    owner_email: str
    owner_username: str
    owner_password: str
    language: str = "en"
    plan_code: str | None = None


@strawberry.type
class SignUpSuccess:
    shop_url: str
    shop: Shop


@strawberry.type(description="The subdomain is malformed, reserved, taken, or looks like another.")
class SubdomainRefused(Problem):
    slug: str
    reason: SubdomainVerdict


SignUpResult = Annotated[
    SignUpSuccess | SubdomainRefused | InvalidInput | IdempotencyKeyReused, strawberry.union("SignUpResult")
]


@strawberry.type
class SignUpMutation:
    @strawberry.mutation(
        description="Open a shop; when this answers, its owner can log in.", extensions=[on_public_host, public_field]
    )
    def sign_up(self, info: Info, input: SignUpInput) -> SignUpResult:
        try:
            shop, owner = _checked(input)
            tenant = sign_up_tenant(
                idempotency_key=input.idempotency_key,
                shop=shop,
                owner=owner,
                password=input.owner_password,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.SubdomainRefused as error:
            return SubdomainRefused(
                code=error.code,
                message=error.message,
                path=["subdomain"],
                slug=error.facts["slug"],
                reason=SubdomainVerdict(error.facts["reason"]),
            )
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        request = info.context.request
        return SignUpSuccess(shop_url=f"{request.scheme}://{tenant.slug}.{request.get_host()}/", shop=Shop.of(tenant))


def _checked(input: SignUpInput) -> tuple[NewShop, NewUser]:
    with validated() as check:
        company_name = check.text("company_name", input.company_name, maximum=200)
        slug = check.text("subdomain", input.subdomain, maximum=40).lower()
        owner = NewUser(
            username=check.text("owner_username", input.owner_username, maximum=60),
            full_name=check.text("owner_name", input.owner_name, maximum=200),
            email=check.text("owner_email", input.owner_email, maximum=254),
            language=input.language,
        )
        check.text("owner_password", input.owner_password, maximum=1000)
        if input.country not in PRESET_OF:
            check.refuse("country", "UNKNOWN", _("Please choose one of the countries."))
        if input.language not in dict(settings.LANGUAGES):
            check.refuse("language", "UNKNOWN", _("This language is not available."))
    preset = PRESET_OF[input.country]
    shop = NewShop(
        company_name=company_name,
        slug=slug,
        country=preset.code,
        currency=preset.currency,
        language=input.language,
        time_zone=preset.time_zone,
        calendar=preset.calendar,
        plan_code=input.plan_code,
    )
    return shop, owner
