"""The shop as everybody finds it who comes: its till, its window, its rate, and how its cart is priced."""

import uuid
from collections import Counter as Tally
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction

from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.details import ItemDetails, StoneDetails
from tenant_apps.customers.services.add_customer import add_customer
from tenant_apps.drawers.choices import CashReason
from tenant_apps.drawers.services.move_cash import move_cash
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.models import PricingSettings
from tenant_apps.pricing.services.quote_cart import quote_cart
from tenant_apps.stock.services.create_stocked_item import create_stocked_item
from tests.simulation.book import Book, Sold
from tests.simulation.goods import BY_SKU, DESIGNS, THOUSAND, ZERO, Design, Priced, bill, price, rounded, unique_piece
from tests.simulation.paying import COIN_STEP, Paying

FLOAT = Decimal(20_000_000)
OPENED = datetime(2024, 12, 1, 6, tzinfo=UTC)
NEW_PIECES = 5
"""Unique pieces that are made at a time, when the window is empty."""

type Lines = list[Priced]


@dataclass
class Plan:
    """What somebody pays over time. ``left`` is open: money, or grams of gold of ``fineness``."""

    plan_id: uuid.UUID
    customer: uuid.UUID
    left: Decimal
    lines: Lines
    total: Decimal
    last_day: date
    fineness: Decimal | None = None
    sold: Sold | None = None
    deposits: Decimal = ZERO


@dataclass
class World:
    """One shop with one till. ``refused`` counts what the shop said no to: such a visit leaves nothing anywhere."""

    actor: User
    branch: Branch
    till: Terminal
    book: Book
    paying: Paying
    refused: Tally[str] = field(default_factory=Tally)
    items: dict[str, uuid.UUID] = field(default_factory=dict)
    pieces: list[Design] = field(default_factory=list)
    made: int = 0
    customers: list[uuid.UUID] = field(default_factory=list)
    sold: list[Sold] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    layaways: list[Plan] = field(default_factory=list)
    rate: Decimal = ZERO
    cash: Decimal = FLOAT
    now: datetime = OPENED

    @classmethod
    def open(cls, actor: User, *, sales: int) -> "World":
        """Open the shop with stock for a year and with people who come again."""
        with transaction.atomic():
            PricingSettings.objects.update_or_create(
                defaults={"total_step": THOUSAND, "rate_hold_percent": Decimal(90), "follows_platform_rates": False}
            )
            branch = Branch.objects.get(is_default=True)
            branch.cash_step = COIN_STEP
            branch.save()
            till = Terminal.objects.get(branch=branch)
        book = Book()
        world = cls(actor=actor, branch=branch, till=till, book=book, paying=Paying(book))
        for design in DESIGNS:
            world.stock(design, Decimal(sales * (20 if design.tracking == Tracking.WEIGHT else 2)))
        world.customers = [
            add_customer(idempotency_key=uuid.uuid4(), name=f"Customer {number}").pk
            for number in range(30 + sales // 50)
        ]
        return world

    def stock(self, design: Design, quantity: Decimal) -> None:
        has_metal = design.fixed_price is None
        by_weight = design.tracking == Tracking.WEIGHT
        stone_weight = Decimal("0.1") if design.stone_price else ZERO
        item = create_stocked_item(
            actor=self.actor,
            idempotency_key=uuid.uuid4(),
            details=ItemDetails(
                sku=design.sku,
                name=design.sku.title(),
                item_class=design.item_class,
                tracking=design.tracking,
                metal=Metal.GOLD if has_metal else "",
                fineness=design.fineness if has_metal else None,
                gross_weight=ZERO if by_weight else design.weight + stone_weight,
                making_method=design.making,
                making_amount=design.making_amount,
                unit_cost=design.cost,
                fixed_price=design.fixed_price,
                stones=(StoneDetails(carat=Decimal("0.5"), price=design.stone_price),) if design.stone_price else (),
            ),
            opening_quantity=quantity,
            branch_id=self.branch.pk,
            now=self.now,
        )
        self.items[design.sku] = item.pk
        fine_weight = quantity * design.weight * design.fineness / 1000
        self.book.open_stock(
            design.sku, quantity, fine_weight=fine_weight, cost=rounded(quantity * design.cost, Decimal("0.0001"))
        )

    def call(self) -> dict[str, Any]:
        """Return what every use case is told."""
        return {"actor": self.actor, "idempotency_key": uuid.uuid4(), "now": self.now}

    def move_to_bank(self, amount: Decimal) -> None:
        move_cash(**self.call(), shift_id=self.book.shift_open, amount=-amount, reason=CashReason.BANK, note="")
        self.book.move_to_bank(amount)

    def have_cash(self, amount: Decimal) -> None:
        """Fetch cash from the bank where the drawer may not have enough to pay out."""
        if self.book.drawer.cash < amount:
            self.move_to_bank(self.book.drawer.cash - amount)

    # What is in the cart

    def cart(self, chance: Random, *, metal_only: bool = False) -> tuple[Lines, uuid.UUID | None]:
        lines: Lines = []
        if chance.random() < 0.1:
            lines.append(self.priced(self.piece(), Decimal(1)))
        skus = [sku for sku in BY_SKU if sku != "BOX" or not metal_only]
        for sku in chance.sample(skus, chance.choice((1, 1, 1, 2, 3))):
            design = BY_SKU[sku]
            by_weight = design.tracking == Tracking.WEIGHT
            quantity = (
                Decimal(chance.randint(40_000, 180_000)) / 10_000 if by_weight else Decimal(chance.choice((1, 1, 2)))
            )
            may_be_less = chance.random() < 0.2 and sku in ("RING", "BAND")
            lines.append(self.priced(design, quantity, Decimal(500_000) if may_be_less else ZERO))
        customer = chance.choice(self.customers) if chance.random() < 0.7 else None
        return lines, customer

    def priced(self, design: Design, quantity: Decimal, discount: Decimal = ZERO) -> Priced:
        return price(design, quantity=quantity, discount=discount, rate=self.rate)

    def piece(self) -> Design:
        if not self.pieces:
            for _ in range(NEW_PIECES):
                self.made += 1
                design = unique_piece(self.made, Decimal(3) + Decimal(self.made * 37 % 500) / 100)
                self.stock(design, Decimal(1))
                self.pieces.append(design)
        return self.pieces[-1]

    def quote(self, lines: Lines, customer: uuid.UUID | None) -> uuid.UUID:
        """Have the cart priced by the shop; it must come to what the second book reckons."""
        quote = quote_cart(
            actor=self.actor,
            branch_id=self.branch.pk,
            customer_id=customer,
            lines=[
                CartLine(item_id=self.items[line.design.sku], quantity=line.quantity, discount=line.discount)
                for line in lines
            ],
            now=self.now,
        )
        assert quote.total == bill(lines), f"{self.now}: quoted {quote.total}, reckoned {bill(lines)}: {lines}"
        return quote.pk

    def remember(self, sold: Sold) -> Sold:
        self.sold.append(sold)
        gone = {line.priced.design.sku for line in sold.lines}
        self.pieces = [piece for piece in self.pieces if piece.sku not in gone]
        return sold
