"""The plans that a new platform starts with; afterwards they belong to the console."""

from decimal import Decimal

from django.db import transaction

from shared_apps.plans.models import Plan


def first_plans() -> list[Plan]:
    """Return the three plans, unsaved; empty limits are no limits. Prices in USD a month."""
    return [
        Plan(
            code="starter",
            name="Starter",
            price=Decimal(19),
            users=5,
            branches=2,
            items=100_000,
            storage_mb=2_048,
            requests_per_minute=1_200,
        ),
        Plan(
            code="business",
            name="Business",
            price=Decimal(59),
            users=25,
            branches=10,
            items=1_000_000,
            storage_mb=20_480,
            requests_per_minute=6_000,
        ),
        Plan(code="enterprise", name="Enterprise", price=Decimal(199)),
    ]


@transaction.atomic
def seed_plans() -> int:
    """Add the plans whose codes do not exist yet, leave the others as a person may have left them, and count."""
    known = set(Plan.objects.values_list("code", flat=True))
    return len(Plan.objects.bulk_create([plan for plan in first_plans() if plan.code not in known]))
