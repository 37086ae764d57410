from tenant_apps.loyalty.models.credit_entry import CreditEntry
from tenant_apps.loyalty.models.gift_card import GiftCard
from tenant_apps.loyalty.models.loyalty_program import LoyaltyProgram

__all__ = ["CreditEntry", "GiftCard", "LoyaltyProgram"]
