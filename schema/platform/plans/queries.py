import strawberry

from schema.kit.permissions import on_public_host, public_field
from schema.kit.scalars import Money
from shared_apps.plans import models
from shared_apps.plans.choices import Cycle

strawberry.enum(Cycle)


@strawberry.type(description="What a shop can subscribe to. A limit that is null is no limit.")
class Plan:
    id: strawberry.ID
    code: str = strawberry.field(description="Named when signing up.")
    name: str
    price: Money = strawberry.field(description="For one cycle.")
    currency: str = strawberry.field(description="ISO 4217 code.")
    cycle: Cycle
    users: int | None
    items: int | None
    branches: int | None
    storage_mb: int | None
    trial_days: int


@strawberry.type
class PlansQuery:
    @strawberry.field(description="The plans on offer, the cheapest first.", extensions=[on_public_host, public_field])
    def plans(self) -> list[Plan]:
        return [
            Plan(
                id=strawberry.ID(str(plan.pk)),
                code=plan.code,
                name=plan.name,
                price=Money(plan.price),
                currency=plan.currency,
                cycle=Cycle(plan.cycle),
                users=plan.users,
                items=plan.items,
                branches=plan.branches,
                storage_mb=plan.storage_mb,
                trial_days=plan.trial_days,
            )
            for plan in models.Plan.objects.filter(is_offered=True)
        ]
