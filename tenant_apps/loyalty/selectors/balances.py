"""What the shop owes: each balance is the sum of its entries."""

from decimal import Decimal

from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import Purse
from tenant_apps.loyalty.models import CreditEntry, GiftCard


def store_credit_of(customer: Customer) -> Decimal:
    return CreditEntry.objects.of_customer(customer).filter(purse=Purse.STORE_CREDIT).total("amount")


def balance_of_gift_card(card: GiftCard) -> Decimal:
    return CreditEntry.objects.filter(gift_card=card).total("amount")
