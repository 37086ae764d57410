"""The second book: plain sums over what was said and handed over, kept beside the shop and without asking it."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.charts.chart import Use
from tests.simulation.goods import ZERO, Priced

MONEY, GOLD = "IRR", "XAU"
HELD_IN = {
    PaymentMethod.CASH: Use.CASH,
    PaymentMethod.CARD: Use.CARDS,
    PaymentMethod.TRANSFER: Use.BANK,
    PaymentMethod.CHEQUE: Use.CHEQUES,
    PaymentMethod.STORE_CREDIT: Use.STORE_CREDIT,
    PaymentMethod.GIFT_CARD: Use.GIFT_CARDS,
    PaymentMethod.ON_ACCOUNT: Use.RECEIVABLES,
    PaymentMethod.DEPOSIT: Use.DEPOSITS,
    # What is paid in metal, or will be, is metal sold or bought.
    PaymentMethod.OLD_GOLD: Use.METAL_TRADING,
    PaymentMethod.GRAMS: Use.METAL_TRADING,
}
FINE_STEP, COST_STEP = Decimal("0.00000001"), Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class Paid:
    """Money that came in (negative: went out) by one way; ``card`` is whose gift card. Carried: only on paper."""

    method: PaymentMethod
    amount: Decimal
    card: uuid.UUID | None = None
    is_carried: bool = False


@dataclass(frozen=True, kw_only=True)
class Gold:
    """Old gold: net grams."""

    weight: Decimal
    fineness: Decimal

    @property
    def fine_weight(self) -> Decimal:
        return self.weight * self.fineness / 1000

    @property
    def sku(self) -> str:
        return f"scrap of {self.fineness.normalize():f}"


@dataclass
class Shelf:
    """What lies there of one kind: pieces or grams, fine grams, and what was paid for it beside the metal."""

    quantity: Decimal = ZERO
    fine_weight: Decimal = ZERO
    cost: Decimal = ZERO

    def put(self, quantity: Decimal, fine_weight: Decimal, cost: Decimal) -> None:
        self.quantity += quantity
        self.fine_weight += fine_weight
        self.cost += cost

    def take(self, quantity: Decimal) -> tuple[Decimal, Decimal]:
        """Take out at the average of what lies there, and all with the last."""
        share = quantity / self.quantity
        fine_weight, cost = self.fine_weight, self.cost
        if share != 1:
            fine_weight = (self.fine_weight * quantity / self.quantity).quantize(FINE_STEP, ROUND_HALF_UP)
            cost = (self.cost * quantity / self.quantity).quantize(COST_STEP, ROUND_HALF_UP)
        self.put(-quantity, -fine_weight, -cost)
        return fine_weight, cost


@dataclass
class SoldLine:
    """A line with what it took off the shelf."""

    priced: Priced
    fine_weight: Decimal
    cost: Decimal
    is_back: bool = False


@dataclass
class Sold:
    """A sale, and what of it has come back."""

    sale_id: uuid.UUID
    customer: uuid.UUID | None
    total: Decimal
    lines: list[SoldLine]
    old_gold: list[Gold] = field(default_factory=list)
    in_grams: bool = False
    has_plan: bool = False

    @property
    def is_untouched(self) -> bool:
        return not any(line.is_back for line in self.lines)


@dataclass
class Drawer:
    """A shift: cash that should be there, and slips by method."""

    cash: Decimal
    counted: Decimal | None = None
    slips: defaultdict[PaymentMethod, Decimal] = field(default_factory=lambda: defaultdict(Decimal))


@dataclass
class Book:
    """All sums. An account is what the chart uses it for; debits are positive."""

    accounts: defaultdict[tuple[Use, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    shelves: defaultdict[str, Shelf] = field(default_factory=lambda: defaultdict(Shelf))
    dues: defaultdict[tuple[uuid.UUID, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    store_credit: defaultdict[uuid.UUID, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    gift_cards: defaultdict[uuid.UUID, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    drawers: dict[uuid.UUID, Drawer] = field(default_factory=dict)
    shift: uuid.UUID | None = None
    documents: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, use: Use, amount: Decimal, commodity: str = MONEY) -> None:
        self.accounts[use, commodity] += amount

    @property
    def drawer(self) -> Drawer:
        return self.drawers[self.shift_open]

    @property
    def shift_open(self) -> uuid.UUID:
        assert self.shift is not None
        return self.shift

    def open_stock(self, sku: str, quantity: Decimal, *, fine_weight: Decimal, cost: Decimal) -> None:
        self.shelves[sku].put(quantity, fine_weight, cost)
        self.add(Use.METAL_STOCK, fine_weight, GOLD)
        self.add(Use.OPENING, -fine_weight, GOLD)
        self.add(Use.INVENTORY, cost)
        self.add(Use.OPENING, -cost)

    def receive(self, payments: Iterable[Paid], *, customer: uuid.UUID | None) -> Decimal:
        """Enter what was handed over (negative: given) in accounts, drawer and purses; return the sum."""
        total = ZERO
        for paid in payments:
            total += paid.amount
            self.add(HELD_IN[paid.method], paid.amount)
            if paid.method == PaymentMethod.ON_ACCOUNT and customer is not None:
                self.dues[customer, MONEY] += paid.amount
            if paid.method == PaymentMethod.STORE_CREDIT and customer is not None:
                self.store_credit[customer] -= paid.amount
            if paid.method == PaymentMethod.GIFT_CARD and paid.card is not None:
                self.gift_cards[paid.card] -= paid.amount
            if paid.is_carried:
                continue
            if paid.method == PaymentMethod.CASH:
                self.drawer.cash += paid.amount
            else:
                self.drawer.slips[paid.method] += paid.amount
        return total

    def sell(
        self,
        sale_id: uuid.UUID,
        lines: list[Priced],
        payments: list[Paid],
        *,
        total: Decimal,
        customer: uuid.UUID | None,
        old_gold: Iterable[Gold] = (),
    ) -> Sold:
        sold = Sold(sale_id=sale_id, customer=customer, total=total, lines=[], old_gold=list(old_gold))
        for priced in lines:
            fine_weight, cost = self.shelves[priced.design.sku].take(priced.quantity)
            sold.lines.append(SoldLine(priced=priced, fine_weight=fine_weight, cost=cost))
        self._enter(sold.lines, payments, customer=customer, sign=1)
        for piece in sold.old_gold:
            self._take_in(piece, sign=1)
        sold.in_grams = any(paid.method == PaymentMethod.GRAMS for paid in payments)
        if sold.in_grams:
            self._lend(sold, sign=1)
        self.documents["sale"] += 1
        return sold

    def take_back(
        self, sold: Sold, lines: list[SoldLine], payments: list[Paid], *, old_gold: Iterable[Gold] = ()
    ) -> None:
        for line in lines:
            line.is_back = True
            self.shelves[line.priced.design.sku].put(line.priced.quantity, line.fine_weight, line.cost)
        self._enter(lines, payments, customer=sold.customer, sign=-1)
        for piece in old_gold:
            self._take_in(piece, sign=-1)
        if sold.in_grams:
            self._lend(sold, sign=-1)
        self.documents["refund"] += 1

    def _enter(self, lines: list[SoldLine], payments: list[Paid], *, customer: uuid.UUID | None, sign: int) -> None:
        exact = ZERO
        for line in lines:
            priced = line.priced
            for use, amount in priced.parts.items():
                self.add(use, -sign * amount)
            self.add(Use.DISCOUNTS, sign * priced.discount)
            self.add(Use.SALES_TAX, -sign * priced.tax)
            exact += sum(priced.parts.values()) - priced.discount + priced.tax
            self.add(Use.COST_OF_GOODS, sign * line.cost)
            self.add(Use.INVENTORY, -sign * line.cost)
            self.add(Use.METAL_TRADING, sign * line.fine_weight, GOLD)
            self.add(Use.METAL_STOCK, -sign * line.fine_weight, GOLD)
        paid = self.receive(payments, customer=customer)
        self.add(Use.ROUNDING, -(paid - sign * exact))

    def _take_in(self, piece: Gold, *, sign: int) -> None:
        self.shelves[piece.sku].put(sign * piece.weight, sign * piece.fine_weight, ZERO)
        self.add(Use.SCRAP_STOCK, sign * piece.fine_weight, GOLD)
        self.add(Use.METAL_TRADING, -sign * piece.fine_weight, GOLD)

    def _lend(self, sold: Sold, *, sign: int) -> None:
        fine_weight = sign * sum((line.priced.fine_weight for line in sold.lines), ZERO)
        assert sold.customer is not None
        self.add(Use.RECEIVABLES, fine_weight, GOLD)
        self.add(Use.METAL_TRADING, -fine_weight, GOLD)
        self.dues[sold.customer, GOLD] += fine_weight

    def settle_money(self, customer: uuid.UUID, payments: list[Paid]) -> None:
        paid = self.receive(payments, customer=customer)
        self.add(Use.RECEIVABLES, -paid)
        self.dues[customer, MONEY] -= paid

    def settle_grams(self, customer: uuid.UUID, payments: list[Paid], *, fine_weight: Decimal) -> None:
        self.add(Use.METAL_TRADING, -self.receive(payments, customer=customer))
        self.add(Use.METAL_TRADING, fine_weight, GOLD)
        self.add(Use.RECEIVABLES, -fine_weight, GOLD)
        self.dues[customer, GOLD] -= fine_weight

    def deposit(self, customer: uuid.UUID, payments: list[Paid]) -> None:
        self.add(Use.DEPOSITS, -self.receive(payments, customer=customer))

    def give_up(self, customer: uuid.UUID, payments: list[Paid], *, fee: Decimal) -> None:
        back = self.receive(payments, customer=customer)
        self.add(Use.DEPOSITS, fee - back)
        self.add(Use.BREAKAGE, -fee)

    def sell_gift_card(self, card: uuid.UUID, payments: list[Paid]) -> None:
        paid = self.receive(payments, customer=None)
        self.add(Use.GIFT_CARDS, -paid)
        self.gift_cards[card] += paid

    def buy(self, payments: list[Paid], *, value: Decimal, scrap: Gold | None = None, coin: Gold | None = None) -> None:
        """Pay for metal: ``value`` is its price before rounding."""
        paid = self.receive(payments, customer=None)
        self.add(Use.METAL_TRADING, value)
        self.add(Use.ROUNDING, -paid - value)
        if scrap is not None:
            self._take_in(scrap, sign=1)
        if coin is not None:
            self.shelves["COIN"].put(Decimal(1), coin.fine_weight, ZERO)
            self.add(Use.METAL_STOCK, coin.fine_weight, GOLD)
            self.add(Use.METAL_TRADING, -coin.fine_weight, GOLD)
        self.documents["purchase"] += 1

    def open_drawer(self, shift: uuid.UUID, cash: Decimal) -> None:
        self.shift = shift
        self.drawers[shift] = Drawer(cash=cash)

    def move_to_bank(self, amount: Decimal) -> None:
        self.drawer.cash -= amount
        self.add(Use.CASH, -amount)
        self.add(Use.BANK, amount)

    def close_drawer(self, counted: Decimal) -> None:
        self.drawer.counted = counted
        self.add(Use.CASH, counted - self.drawer.cash)
        self.add(Use.CASH_DIFFERENCES, self.drawer.cash - counted)
