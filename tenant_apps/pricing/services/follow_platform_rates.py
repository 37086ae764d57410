"""Choose whose rates the shop sells at: the platform's, or those of its own board."""

from django.db import transaction

from tenant_apps.pricing.models import PricingSettings


@transaction.atomic
def follow_platform_rates(*, follow: bool) -> PricingSettings:
    """Follow the platform's rates, or keep a board of the shop's own."""
    settings, _ = PricingSettings.objects.update_or_create(pk=1, defaults={"follows_platform_rates": follow})
    return settings
