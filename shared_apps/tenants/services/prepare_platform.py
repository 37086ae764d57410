"""The platform's own row and host, so that the public site answers."""

from django.conf import settings
from django.db import transaction

from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.models import Domain, Tenant


@transaction.atomic
def prepare_platform() -> Tenant:
    """Make the public schema's tenant row and its domain, unless they are there."""
    platform: Tenant
    platform, _ = Tenant.objects.get_or_create(
        schema_name=settings.PUBLIC_SCHEMA_NAME,
        defaults={
            "slug": "www",
            "slug_skeleton": "www",
            "company_name": "Zargar",
            "country": "ZZ",
            "currency": "USD",
            "status": TenantStatus.ACTIVE,
        },
    )
    Domain.objects.get_or_create(domain=settings.PLATFORM_HOST, defaults={"tenant": platform})
    return platform
