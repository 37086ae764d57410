import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, cast

import strawberry
import strawberry_django
from django.utils import timezone
from strawberry import auto, relay

from schema.kit.context import Info
from schema.kit.scalars import Amount, Fineness, Money, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from shared_apps.tenants.business_day import business_day
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments import choices, models
from tenant_apps.instalments.selectors.gram_price import GramPrice, gram_price, money_for
from tenant_apps.instalments.selectors.open_dues import dues_of, settled_of
from tenant_apps.pricing.errors import RateMissing, RateStale

if TYPE_CHECKING:
    from schema.shop.customers.types import Customer
    from schema.shop.sales.types import Sale

for choice in (choices.PlanKind, choices.PlanStatus, choices.PlanEntryKind):
    strawberry.enum(choice)


@strawberry.type(description="What is due on a day, in the unit of its plan.")
class Instalment:
    due_on: dt.date
    amount: Amount
    open: Amount = strawberry.field(description="What of it is not settled; the oldest is settled first.")


@strawberry.type(description="One of the ways in which an entry was paid.")
class PlanPayment:
    method: PaymentMethod
    amount: Money
    reference: str


@strawberry_django.type(models.PlanEntry, description="What settled something of a plan, or was given back.")
class PlanEntry:
    kind: choices.PlanEntryKind
    amount: Amount = strawberry_django.field(description="In the unit of the plan.")
    money: Money
    rate_per_gram: Rate | None = strawberry_django.field(description="Of a plan in grams: what a gram cost.")
    entered_at: auto

    @strawberry_django.field(only=["payments"])
    def payments(self) -> list[PlanPayment]:
        return [
            PlanPayment(
                method=PaymentMethod(paid["method"]),
                amount=Money(Decimal(paid["amount"])),
                reference=paid["reference"],
            )
            for paid in cast("models.PlanEntry", self).payments
        ]


@strawberry_django.type(
    models.Plan,
    description="What somebody pays over time: money, or of GRAMS grams of the metal at the fineness.",
)
class InstalmentPlan(relay.Node):
    view_permission: ClassVar[str] = "instalments.view"

    number: auto
    kind: choices.PlanKind
    status: choices.PlanStatus
    branch: Branch
    customer: Annotated["Customer", strawberry.lazy("schema.shop.customers.types")]
    sale: Annotated["Sale", strawberry.lazy("schema.shop.sales.types")] | None
    currency: auto
    fineness: Fineness | None
    total: Amount
    started_at: auto
    ended_at: auto
    entries: list[PlanEntry]

    @strawberry_django.field(only=["metal"])
    def metal(self) -> Metal | None:
        metal = cast("models.Plan", self).metal
        return Metal(metal) if metal else None

    @strawberry_django.field(prefetch_related=["entries"], description="In the unit of the plan.")
    def settled(self) -> Amount:
        return Amount(settled_of(cast("models.Plan", self)))

    @strawberry_django.field(
        prefetch_related=["entries"],
        only=["total", "status"],
        description="In the unit of the plan; zero for what has ended.",
    )
    def open(self) -> Amount:
        plan = cast("models.Plan", self)
        return Amount(plan.total - settled_of(plan) if plan.status == choices.PlanStatus.OPEN else Decimal(0))

    @strawberry_django.field(
        prefetch_related=["entries", "instalments"],
        only=["status"],
        description="What was due before today and is not settled; zero for what has ended.",
    )
    def overdue(self) -> Amount:
        plan = cast("models.Plan", self)
        if plan.status != choices.PlanStatus.OPEN:
            return Amount(Decimal(0))
        today = business_day(timezone.now())
        return Amount(sum((due.amount for due in dues_of(plan) if due.on < today), Decimal(0)))

    @strawberry_django.field(prefetch_related=["entries", "instalments"], only=["status"])
    def next_due_on(self) -> dt.date | None:
        plan = cast("models.Plan", self)
        if plan.status != choices.PlanStatus.OPEN:
            return None
        return next((due.on for due in dues_of(plan)), None)

    @strawberry_django.field(prefetch_related=["entries", "instalments"], only=["status"])
    def instalments(self) -> list[Instalment]:
        plan = cast("models.Plan", self)
        is_open = plan.status == choices.PlanStatus.OPEN
        left = {due.on: due.amount for due in dues_of(plan)} if is_open else {}
        return [
            Instalment(due_on=one.due_on, amount=Amount(one.amount), open=Amount(left.get(one.due_on, Decimal(0))))
            for one in plan.instalments.all()
        ]

    @strawberry_django.field(
        only=["metal", "fineness", "status"],
        description="Of an open plan in grams: what a gram costs now; null where there is no rate to sell at.",
    )
    def gram_price(self, info: Info) -> Rate | None:
        plan = cast("models.Plan", self)
        if plan.fineness is None or plan.status != choices.PlanStatus.OPEN:
            return None
        price = _price_of(plan.metal, info=info)
        return Rate(price.of(plan.fineness)) if price else None

    @strawberry_django.field(
        prefetch_related=["entries"],
        only=["total", "metal", "fineness", "currency", "status"],
        description="What settles all that is open now; null where there is no rate to sell grams at.",
    )
    def pay_off(self, info: Info) -> Money | None:
        plan = cast("models.Plan", self)
        if plan.status != choices.PlanStatus.OPEN:
            return Money(Decimal(0))
        left = plan.total - settled_of(plan)
        if plan.fineness is None:
            return Money(left)
        price = _price_of(plan.metal, info=info)
        return Money(money_for(left, rate=price.of(plan.fineness), currency=plan.currency)) if price else None


def _price_of(metal: str, *, info: Info) -> GramPrice | None:
    """Return what the metal costs, looked up once for all plans of an answer; None where it cannot be sold now."""
    key = ("gram_price", metal)
    if key not in info.context.looked_up:
        try:
            info.context.looked_up[key] = gram_price(metal, at=timezone.now())
        except (RateMissing, RateStale):
            info.context.looked_up[key] = None
    return cast("GramPrice | None", info.context.looked_up[key])
