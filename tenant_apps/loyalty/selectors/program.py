"""The rules by which the shop rewards, and where a customer stands in them."""

from datetime import datetime

from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import Purse
from tenant_apps.loyalty.models import CreditEntry, LoyaltyProgram
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.loyalty.months import months_before


def program_in_force() -> LoyaltyProgram | None:
    """Return the program; none where the shop gives no points at present."""
    return LoyaltyProgram.objects.filter(is_active=True).first()


def tier_of(customer: Customer, *, program: LoyaltyProgram, at: datetime) -> Tier:
    """Return the tier that the customer's purchases of the last months put them in."""
    entries = CreditEntry.objects.of_customer(customer).filter(purse=Purse.POINTS)
    return program.tier_for(entries.since(months_before(at, program.tier_months)).total("spent"))
