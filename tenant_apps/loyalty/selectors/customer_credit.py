"""Where a customer stands: store credit, points and tier."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.loyalty.selectors.program import program_in_force, spent_lately


@dataclass(frozen=True, kw_only=True, slots=True)
class CustomerCredit:
    """Balances of a customer; points are worth nothing and there is no tier where the shop gives none."""

    store_credit: Decimal
    points: int
    points_worth: Decimal
    spent_lately: Decimal
    tier: Tier | None


def customer_credit(customer: Customer, *, at: datetime) -> CustomerCredit:
    """Return the balances of the customer and of all who were merged into them."""
    program = program_in_force()
    points = points_of(customer).points
    spent = Decimal(0) if program is None else spent_lately(customer, program=program, at=at)
    return CustomerCredit(
        store_credit=store_credit_of(customer),
        points=points,
        points_worth=Decimal(0) if program is None else points * program.point_value,
        spent_lately=spent,
        tier=None if program is None else program.tier_for(spent),
    )
