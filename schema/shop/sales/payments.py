"""How the counter's mutations are told what is handed over."""

import datetime as dt
from decimal import Decimal

import strawberry

from schema.kit.scalars import Fineness, Grams, Money
from schema.kit.validation import Checks, validated
from schema.shop.enums import Metal
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.payments.old_gold import MAX_PIECES
from tenant_apps.sales.payments.settle import MAX_PAYMENTS
from tenant_apps.sales.payments.taken import ChequeTaken, OldGoldTaken, PaymentTaken


@strawberry.input(description="What stands on a cheque.")
class ChequeInput:
    number: str
    bank: str
    due_on: dt.date


@strawberry.input(description="A piece of old metal, weighed and tested.")
class OldGoldInput:
    metal: Metal
    gross_weight: Grams
    fineness: Fineness = strawberry.field(description="As it was tested.")
    deduction: Grams = strawberry.field(
        default=Grams(Decimal(0)), description="Stones, springs and dirt, taken off the gross weight."
    )
    description: str = ""


@strawberry.input
class PaymentInput:
    method: PaymentMethod
    amount: Money = strawberry.field(
        description="Handed over; change is given on cash alone. Of old gold, the value that the shop named."
    )
    reference: str = strawberry.field(
        default="", description="Such as the last digits of the card; of a gift card its code."
    )
    cheque: ChequeInput | None = None
    pieces: list[OldGoldInput] = strawberry.field(default_factory=list, description="Of old gold.")


def handed_over(payments: list[PaymentInput], payout: PaymentMethod | None) -> HandedOver:
    """Return what the services take.

    Raises:
        InvalidInput: a text or a list is too long.
    """
    with validated() as check:
        check.entries("payments", payments, maximum=MAX_PAYMENTS)
        taken = tuple(_taken(paid, check=check, at=f"payments.{number}") for number, paid in enumerate(payments))
        return HandedOver(payments=taken, payout=payout)


def _taken(paid: PaymentInput, *, check: Checks, at: str) -> PaymentTaken:
    cheque = (
        None
        if paid.cheque is None
        else ChequeTaken(
            number=check.text(f"{at}.cheque.number", paid.cheque.number, maximum=40),
            bank=check.text(f"{at}.cheque.bank", paid.cheque.bank, maximum=100),
            due_on=paid.cheque.due_on,
        )
    )
    check.entries(f"{at}.pieces", paid.pieces, maximum=MAX_PIECES)
    return PaymentTaken(
        method=paid.method,
        amount=Decimal(paid.amount),
        reference=check.text(f"{at}.reference", paid.reference, maximum=60, required=False),
        cheque=cheque,
        pieces=old_gold(paid.pieces, check=check, at=f"{at}.pieces"),
    )


def old_gold(pieces: list[OldGoldInput], *, check: Checks, at: str) -> tuple[OldGoldTaken, ...]:
    """Return the pieces as the services take them."""
    return tuple(
        OldGoldTaken(
            metal=piece.metal.value,
            gross_weight=Decimal(piece.gross_weight),
            fineness=Decimal(piece.fineness),
            deduction=Decimal(piece.deduction),
            description=check.text(f"{at}.{number}.description", piece.description, maximum=200, required=False),
        )
        for number, piece in enumerate(pieces)
    )
