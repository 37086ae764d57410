"""Sell for three months, through the same services as the counter."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.models import Quote
from tenant_apps.pricing.services.quote_cart import quote_cart
from tenant_apps.sales.choices import ReturnReason
from tenant_apps.sales.documents.refund_draft import Returning
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.services.checkout import checkout
from tenant_apps.sales.services.return_sale import return_sale
from tenant_apps.stock.models import Level

FRIDAY = 4
SALES_ON = {FRIDAY: (0, 1)}
SALES_ON_OTHER_DAYS = (1, 5)
ONE_REFUND_IN = 40
KNOWN_CUSTOMERS = 0.7
ALSO_SOMETHING_COUNTED = 0.2
LEAVE_IN_THE_SHOP: dict[str, int] = {Tracking.QUANTITY: 2, Tracking.WEIGHT: 30}


def trade(
    chance: Random, *, actor: User, customers: Sequence[Customer], days: int, now: datetime, zone: ZoneInfo
) -> None:
    """Sell on each of the last ``days`` days and a little today; the goods come out of stock."""
    branch, terminal = Branch.objects.get(is_default=True), Terminal.objects.get()
    pieces = list(Item.objects.filter(tracking=Tracking.PIECE).order_by("sku"))
    others = {level.item: level.quantity for level in _counted_levels()}
    chance.shuffle(pieces)
    for moment in _moments(chance, days=days, now=now, zone=zone):
        customer = chance.choice(customers) if chance.random() < KNOWN_CUSTOMERS else None
        quote = quote_cart(
            actor=actor,
            branch_id=branch.pk,
            customer_id=customer.pk if customer else None,
            lines=_cart(chance, pieces, others),
            now=moment,
        )
        sale = checkout(
            actor=actor,
            idempotency_key=uuid.uuid4(),
            quote_id=quote.pk,
            terminal_id=terminal.pk,
            handed_over=HandedOver(payments=_payments(chance, quote)),
            now=moment + timedelta(minutes=2),
        )
        _sometimes_refund(chance, sale, actor=actor, now=moment + timedelta(hours=1))


def _counted_levels() -> QuerySet[Level]:
    return Level.objects.on_shelf().exclude(item__tracking=Tracking.PIECE).select_related("item").order_by("item__sku")


def _moments(chance: Random, *, days: int, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield opening hours' moments in order, all of them more than an hour ago."""
    today = now.astimezone(zone).date()
    for ago in range(days, -1, -1):
        day = today - timedelta(days=ago)
        count = chance.randint(*SALES_ON.get(day.weekday(), SALES_ON_OTHER_DAYS))
        for minute in sorted(chance.sample(range(30, 11 * 60), count)):
            moment = datetime.combine(day, time(10), zone) + timedelta(minutes=minute)
            if moment + timedelta(hours=1) < now:
                yield moment


def _cart(chance: Random, pieces: list[Item], others: dict[Item, Decimal]) -> list[CartLine]:
    """Put up to two pieces into the cart, and sometimes (or else) something counted that is left."""
    lines = [CartLine(item_id=pieces.pop().pk, quantity=Decimal(1)) for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    if not lines or chance.random() < ALSO_SOMETHING_COUNTED:
        item = chance.choice([item for item, left in others.items() if left > LEAVE_IN_THE_SHOP[item.tracking]])
        by_weight = item.tracking == Tracking.WEIGHT
        quantity = round(Decimal(str(chance.uniform(4, 18))), 2) if by_weight else Decimal(1)
        others[item] -= quantity
        lines.append(CartLine(item_id=item.pk, quantity=quantity))
    return lines


def _payments(chance: Random, quote: Quote) -> tuple[PaymentTaken, ...]:
    """Pay by card, in cash, or with a card and a transfer."""
    way, reference = chance.choices(("card", "cash", "split"), (12, 3, 5))[0], f"{chance.randrange(10**6):06d}"
    if way == "cash":
        return (PaymentTaken(method=PaymentMethod.CASH, amount=quote.total),)
    on_card = quote.total if way == "card" else round(quote.total * Decimal("0.6"), -6)
    parts = (
        PaymentTaken(method=PaymentMethod.CARD, amount=on_card, reference=reference),
        PaymentTaken(method=PaymentMethod.TRANSFER, amount=quote.total - on_card),
    )
    return tuple(part for part in parts if part.amount)


def _sometimes_refund(chance: Random, sale: Sale, *, actor: User, now: datetime) -> None:
    if chance.randrange(ONE_REFUND_IN) == 0:
        return_sale(
            actor=actor,
            idempotency_key=uuid.uuid4(),
            sale_id=sale.pk,
            returning=Returning(lines=None, reason=ReturnReason.TASTE),
            terminal_id=sale.terminal_id,
            now=now,
        )
