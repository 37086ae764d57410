"""What clients say about a purchase."""

from decimal import Decimal

import strawberry
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.scalars import Fineness, Grams, Money, Percent
from schema.kit.validation import Checks
from schema.shop.catalog.types import Item
from schema.shop.customers.types import Customer
from schema.shop.enums import Metal
from tenant_apps.buying.asked import LineAsked, PaymentMade, SellerTold
from tenant_apps.buying.choices import IdentityKind
from tenant_apps.buying.payments import MAX_PAYMENTS
from tenant_apps.buying.selectors.make_offer import MAX_LINES
from tenant_apps.drawers.choices import PaymentMethod


@strawberry.input(description="Something on the scale and under the test.")
class BuyBackLineInput:
    metal: Metal
    gross_weight: Grams
    fineness: Fineness
    deduction: Grams = strawberry.field(default=Grams(Decimal(0)), description="Stones, springs and dirt.")
    melting_loss_percent: Percent = Percent(Decimal(0))
    description: str = ""
    item_id: relay.GlobalID | None = strawberry.field(
        default=None, description="The piece or coin that it is; scrap of its fineness when left out."
    )
    quantity: Grams = strawberry.field(default=Grams(Decimal(1)), description="Of that item: pieces or count.")
    agreed_amount: Money | None = strawberry.field(
        default=None, description="Paid instead of what the metal is worth; more than that needs a permission."
    )


@strawberry.input
class SellerInput:
    name: str = ""
    customer_id: relay.GlobalID | None = None
    identity_kind: IdentityKind | None = None
    identity_number: str = strawberry.field(default="", description="Kept sealed; only its end is shown.")


@strawberry.input
class PurchasePaymentInput:
    method: PaymentMethod = strawberry.field(description="CASH, TRANSFER or STORE_CREDIT.")
    amount: Money
    reference: str = ""


def lines_of(lines: list[BuyBackLineInput], *, check: Checks) -> list[LineAsked]:
    """Return what the services take.

    Raises:
        NotFound: an id is not one of an item.
    """
    check.entries("lines", lines, maximum=MAX_LINES, minimum=1)
    return [
        LineAsked(
            metal=line.metal.value,
            gross_weight=Decimal(line.gross_weight),
            fineness=Decimal(line.fineness),
            deduction=Decimal(line.deduction),
            melting_loss_percent=Decimal(line.melting_loss_percent),
            description=check.text(f"lines.{number}.description", line.description, maximum=200, required=False),
            item_id=key_of(line.item_id, Item, field=f"lines.{number}.item_id") if line.item_id else None,
            quantity=Decimal(line.quantity),
            agreed_amount=None if line.agreed_amount is None else Decimal(line.agreed_amount),
        )
        for number, line in enumerate(lines[:MAX_LINES])
    ]


def seller_of(seller: SellerInput, *, check: Checks) -> SellerTold:
    """Return what the services take.

    Raises:
        NotFound: the customer's id is not one of a customer.
    """
    return SellerTold(
        name=check.text("seller.name", seller.name, maximum=200, required=False),
        customer_id=(key_of(seller.customer_id, Customer, field="seller.customer_id") if seller.customer_id else None),
        identity_kind=seller.identity_kind.value if seller.identity_kind else "",
        identity_number=check.text("seller.identity_number", seller.identity_number, maximum=60, required=False),
    )


def payments_of(payments: list[PurchasePaymentInput], *, check: Checks) -> list[PaymentMade]:
    """Return what the services take."""
    check.entries("payments", payments, maximum=MAX_PAYMENTS, minimum=1)
    return [
        PaymentMade(
            method=paid.method,
            amount=Decimal(paid.amount),
            reference=check.text(f"payments.{number}.reference", paid.reference, maximum=60, required=False),
        )
        for number, paid in enumerate(payments[:MAX_PAYMENTS])
    ]
