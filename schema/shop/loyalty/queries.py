import strawberry
import strawberry_django
from django.utils import timezone
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.customers.types import Customer
from schema.shop.loyalty.types import CreditEntry, CustomerCredit, GiftCard, LoyaltyProgram
from tenant_apps.customers.selectors.access_customer import access_customer
from tenant_apps.loyalty import models
from tenant_apps.loyalty.codes import digests_of_code
from tenant_apps.loyalty.selectors.customer_credit import customer_credit


@strawberry.type
class LoyaltyQuery:
    @strawberry.field(
        description="The program; null where the shop has none yet.",
        extensions=[on_shop_host, requires("loyalty.view")],
    )
    def loyalty_program(self) -> LoyaltyProgram | None:
        program = models.LoyaltyProgram.objects.first()
        return LoyaltyProgram.of(program) if program else None

    @strawberry.field(
        description="A customer's store credit, points and tier.",
        extensions=[on_shop_host, requires("loyalty.view")],
    )
    def customer_credit(self, customer_id: relay.GlobalID) -> CustomerCredit:
        customer = access_customer(key_of(customer_id, Customer, field="customer_id"))
        return CustomerCredit.of(customer_credit(customer, at=timezone.now()))

    @strawberry_django.connection(
        Connection[CreditEntry],
        description="What changed a customer's store credit and points, the newest first.",
        extensions=[on_shop_host, requires("loyalty.view")],
    )
    def credit_entries(self, customer_id: relay.GlobalID) -> list[CreditEntry]:
        customer = access_customer(key_of(customer_id, Customer, field="customer_id"))
        return models.CreditEntry.objects.of_customer(customer)  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.connection(
        Connection[GiftCard],
        description="Gift cards, the newest first; of one customer, those that they bought.",
        extensions=[on_shop_host, requires("loyalty.view")],
    )
    def gift_cards(self, customer_id: relay.GlobalID | None = None) -> list[GiftCard]:
        cards = models.GiftCard.objects.all()
        if customer_id is not None:
            cards = cards.bought_by(access_customer(key_of(customer_id, Customer, field="customer_id")))
        return cards  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="The card with this code; null when there is none.",
        extensions=[on_shop_host, requires("loyalty.view")],
    )
    def gift_card(self, code: str) -> GiftCard | None:
        return models.GiftCard.objects.filter(code_digest__in=digests_of_code(code))  # type: ignore[return-value]  # its first row
