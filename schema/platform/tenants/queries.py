from enum import Enum

import strawberry

from schema.kit.permissions import on_public_host, public_field
from shared_apps.tenants.choices import Calendar
from shared_apps.tenants.countries import COUNTRY_PRESETS
from shared_apps.tenants.errors import SubdomainRefused
from shared_apps.tenants.selectors.subdomains import subdomain_verdict


@strawberry.enum(description="Whether a shop can have a subdomain, or why not.")
class SubdomainVerdict(Enum):
    FREE = "FREE"
    RESERVED = "RESERVED"
    TAKEN = "TAKEN"
    MALFORMED = "MALFORMED"
    LOOK_ALIKE = "LOOK_ALIKE"


@strawberry.type
class SubdomainCheck:
    slug: str
    verdict: SubdomainVerdict
    message: str = strawberry.field(description="Why not; empty when it is free.")


@strawberry.type(description="What a shop starts with in a country.")
class CountryPreset:
    code: str = strawberry.field(description="ISO 3166; ZZ is anywhere else.")
    name: str
    currency: str
    time_zone: str
    calendar: Calendar
    language: str


@strawberry.type
class TenantsQuery:
    @strawberry.field(
        description="The countries that a shop can sign up in.", extensions=[on_public_host, public_field]
    )
    def country_presets(self) -> list[CountryPreset]:
        return [
            CountryPreset(
                code=preset.code,
                name=str(preset.name),
                currency=preset.currency,
                time_zone=preset.time_zone,
                calendar=preset.calendar,
                language=preset.language,
            )
            for preset in COUNTRY_PRESETS
        ]

    @strawberry.field(
        description="Ask whether a subdomain is free, while it is typed.", extensions=[on_public_host, public_field]
    )
    def check_subdomain(self, slug: str) -> SubdomainCheck:
        asked = slug.strip().lower()
        verdict = SubdomainVerdict(subdomain_verdict(slug=asked))
        is_free = verdict is SubdomainVerdict.FREE
        message = "" if is_free else SubdomainRefused(slug=asked, reason=verdict.value).message
        return SubdomainCheck(slug=asked, verdict=verdict, message=message)
