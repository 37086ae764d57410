"""A counter where things can be sold: a branch with a till, gold on the board, items in stock."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from shared_apps.events.models import OutboxEvent
from shared_apps.idempotency.models import IdempotentRequest
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from shared_apps.tenants.context import in_public
from tenant_apps.branches.models import Branch, NumberSeries, Terminal
from tenant_apps.catalog.choices import MakingMethod, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.services.open_shift import open_shift
from tenant_apps.ledger.models import JournalLine
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.models import BoardRate, PricingSettings, Quote
from tenant_apps.pricing.services.quote_cart import quote_cart
from tenant_apps.sales.choices import ReturnReason
from tenant_apps.sales.documents.refund_draft import Returning
from tenant_apps.sales.documents.returned import LineReturned
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.models import Cheque, OldGold, ParkedCart, Payment, Sale, SaleLine
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.services.checkout import checkout
from tenant_apps.sales.services.return_sale import return_sale
from tenant_apps.sales.services.void_sale import void_sale
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
RING_TOTAL = Decimal(64_443_000)
"""IR-2: 10 g of 750 at 5,000,000 rials a gram, 18 % making, 7 % profit, VAT 10 % of making and profit."""


def cash(amount: Decimal | int) -> PaymentTaken:
    return PaymentTaken(method=PaymentMethod.CASH, amount=Decimal(amount))


def card(amount: Decimal | int, reference: str = "") -> PaymentTaken:
    return PaymentTaken(method=PaymentMethod.CARD, amount=Decimal(amount), reference=reference)


@dataclass(frozen=True, kw_only=True)
class Counter:
    """What stands at the counter of the shop we are in."""

    actor: User
    branch: Branch
    till: Terminal
    now: datetime

    def stock(self, sku: str = "RING", quantity: Decimal | int = 1, **changes: object) -> Item:
        """Put rings of 10 g 750 with 18 % making charge in stock, changed as told."""
        fields: dict[str, object] = {
            "name": "Ring",
            "tracking": Tracking.QUANTITY,
            "metal": Metal.GOLD,
            "fineness": Decimal(750),
            "gross_weight": Decimal(10),
            "net_weight": Decimal(10),
            "making_method": MakingMethod.PERCENT_OF_METAL,
            "making_amount": Decimal(18),
            **changes,
        }
        item = Item.objects.create(sku=sku, **fields)
        move = StockMove(item_id=item.pk, branch_id=self.branch.pk, quantity=Decimal(quantity))
        move_stock(moves=[move], kind=MovementKind.OPENING, moved_at=self.now)
        return item

    def quote(
        self,
        *items: Item,
        quantity: Decimal | int = 1,
        discount: Decimal | int = 0,
        customer_id: uuid.UUID | None = None,
    ) -> Quote:
        """Quote a line for each item, all with the same quantity and discount."""
        lines = [CartLine(item_id=item.pk, quantity=Decimal(quantity), discount=Decimal(discount)) for item in items]
        return quote_cart(
            actor=self.actor, branch_id=self.branch.pk, customer_id=customer_id, lines=lines, now=self.now
        )

    def pay(
        self,
        quote: Quote,
        *payments: PaymentTaken,
        key: uuid.UUID | None = None,
        till: uuid.UUID | None = None,
        payout: PaymentMethod | None = None,
        now: datetime | None = None,
    ) -> Sale:
        """Check out, in cash where nothing else is said."""
        return checkout(
            actor=self.actor,
            idempotency_key=key or uuid.uuid4(),
            quote_id=quote.pk,
            terminal_id=till or self.till.pk,
            handed_over=HandedOver(payments=payments or ((cash(quote.total),) if quote.total else ()), payout=payout),
            now=now or self.now,
        )

    def sell(self, *items: Item, quantity: Decimal | int = 1, now: datetime | None = None) -> Sale:
        return self.pay(self.quote(*items, quantity=quantity), now=now)

    def take_back(
        self,
        sale: Sale,
        *lines: tuple[int, Decimal | int],
        key: uuid.UUID | None = None,
        note: str = "",
        reason: ReturnReason = ReturnReason.SIZE,
        to_store_credit: bool = False,
        now: datetime | None = None,
    ) -> Sale:
        """Return lines of a sale, by position and quantity, or all that is left of it."""
        returned = tuple(LineReturned(position=position, quantity=Decimal(quantity)) for position, quantity in lines)
        return return_sale(
            actor=self.actor,
            idempotency_key=key or uuid.uuid4(),
            sale_id=sale.pk,
            returning=Returning(lines=returned or None, reason=reason, note=note, to_store_credit=to_store_credit),
            terminal_id=self.till.pk,
            now=now or self.now,
        )

    def round_cash_to(self, step: Decimal | int) -> None:
        Branch.objects.filter(pk=self.branch.pk).update(cash_step=step)

    def give_points(self, customer: Customer, points: int) -> None:
        CreditEntry.objects.create(
            purse=Purse.POINTS,
            kind=EntryKind.EARNED,
            customer=customer,
            points=points,
            amount=Decimal(points),
            source_id=uuid.uuid4(),
            at=self.now,
        )

    def open_drawer(self) -> Shift:
        return open_shift(
            actor=self.actor,
            idempotency_key=uuid.uuid4(),
            terminal_id=self.till.pk,
            opening_float=Decimal(0),
            now=self.now,
        )

    def void(self, sale: Sale, *, key: uuid.UUID | None = None, now: datetime | None = None) -> Sale:
        return void_sale(
            actor=self.actor,
            idempotency_key=key or uuid.uuid4(),
            sale_id=sale.pk,
            reason="Rung up twice",
            terminal_id=self.till.pk,
            now=now or self.now,
        )

    def level_of(self, item: Item) -> Decimal:
        return Level.objects.get(branch=self.branch, item=item).quantity


@transaction.atomic
def open_counter(actor: User, *, now: datetime = NOW) -> Counter:
    """Open the counter of the current shop, which keeps its own board."""
    BoardRate.objects.create(
        metal=Metal.GOLD,
        currency="IRR",
        per_fine_gram=Decimal("6666666.666667"),
        source="board",
        quoted_at=now - timedelta(minutes=5),
    )
    PricingSettings.objects.create(follows_platform_rates=False, total_step=Decimal(1000))
    branch = Branch.objects.create(code="BAZ", name="Bazaar", address="12 Bazaar Lane", phone="+98 21 5555 0000")
    return Counter(actor=actor, branch=branch, till=Terminal.objects.create(branch=branch, name="Till"), now=now)


def written() -> tuple[object, ...]:
    """Return everything that a checkout could change."""
    with in_public():
        events = OutboxEvent.objects.count()
    models = (
        Sale,
        SaleLine,
        Payment,
        Cheque,
        OldGold,
        ParkedCart,
        Movement,
        IdempotentRequest,
        JournalLine,
        CreditEntry,
    )
    counts = [model.objects.count() for model in models]
    levels = list(Level.objects.values_list("pk", "quantity"))
    return events, counts, levels, list(NumberSeries.objects.values_list("branch_id", "series", "year", "last_number"))
