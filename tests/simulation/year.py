"""A year of a shop, and what came of it."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction

from shared_apps.billing.models import Subscription
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tests.simulation.agree import disagreements
from tests.simulation.day import live
from tests.simulation.script import script
from tests.simulation.world import World


@dataclass(frozen=True, kw_only=True)
class Year:
    """``refused`` says what the shop said no to, and how often."""

    days: int
    documents: dict[str, int]
    refused: dict[str, int]
    disagreements: list[str]

    def summary(self) -> str:
        """Say it in a few lines."""
        made = ", ".join(f"{count:,} {name}s" for name, count in self.documents.items())
        verdict = "The books agree with plain sums." if not self.disagreements else "THE BOOKS DO NOT AGREE:"
        return "\n".join(
            [f"{self.days} days: {made}. Refused: {self.refused or 'nothing'}.", verdict, *self.disagreements]
        )


def live_a_year(shop: Tenant, *, sales: int, seed: int) -> Year:
    """Run the script through the shop, which nobody else uses, and compare."""
    with in_public(), transaction.atomic():
        Subscription.objects.filter(tenant_id=shop.pk).update(items_override=1_000_000)
    cache.clear()
    with in_tenant(shop):
        with transaction.atomic():
            owner = User.objects.get(username="owner")
        world = World.open(owner, sales=sales)
        days = 0
        for day in script(sales, seed=seed):
            live(world, day)
            days += 1
        return Year(
            days=days,
            documents=dict(world.book.documents),
            refused=dict(world.refused),
            disagreements=disagreements(world),
        )
