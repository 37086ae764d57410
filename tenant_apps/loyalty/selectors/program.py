"""The rules by which the shop rewards, and where a customer stands in them."""

from datetime import datetime
from decimal import Decimal

from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import Purse
from tenant_apps.loyalty.models import CreditEntry, LoyaltyProgram
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.loyalty.months import months_from


def program_in_force() -> LoyaltyProgram | None:
    """Return the program; none where the shop gives no points at present."""
    return LoyaltyProgram.objects.filter(is_active=True).first()


def spent_lately(customer: Customer, *, program: LoyaltyProgram, at: datetime) -> Decimal:
    """Return what the customer spent in the months that count for the tier."""
    entries = CreditEntry.objects.of_customer(customer).filter(purse=Purse.POINTS)
    return entries.since(months_from(at, -program.tier_months)).total("spent")


def tier_of(customer: Customer, *, program: LoyaltyProgram, at: datetime) -> Tier:
    """Return the tier that the customer's purchases of the last months put them in."""
    return program.tier_for(spent_lately(customer, program=program, at=at))
