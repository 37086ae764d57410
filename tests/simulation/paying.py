"""How people pay: what the cashier types in, and what really changes hands."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from random import Random

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.payments.taken import ChequeTaken, PaymentTaken
from tests.simulation.book import Book, Paid
from tests.simulation.goods import THOUSAND, rounded

COIN_STEP = Decimal(5_000)
"""The smallest coin that the shop gives."""

type Way = tuple[list[PaymentTaken], list[Paid]]


def both(method: PaymentMethod, amount: Decimal) -> Way:
    """Pay exactly so much in one way: what is typed in is what changes hands."""
    return [PaymentTaken(method=method, amount=amount)], [Paid(method=method, amount=amount)]


def joined(*ways: Way) -> Way:
    return [taken for told, _ in ways for taken in told], [one for _, paid in ways for one in paid]


def in_cash(chance: Random, amount: Decimal) -> Way:
    """Hand over large notes; the shop gives change, to the smallest coin."""
    notes = amount.quantize(Decimal(1), ROUND_UP) + chance.choice((5_000, 250_000, 2_000_000))
    kept = rounded(amount, COIN_STEP)
    return [PaymentTaken(method=PaymentMethod.CASH, amount=notes)], [Paid(method=PaymentMethod.CASH, amount=kept)]


@dataclass
class Paying:
    """The purses of everybody: gift cards with their codes, and in the second book what each is good for."""

    book: Book
    cards: dict[uuid.UUID, str] = field(default_factory=dict)

    def of(self, chance: Random, total: Decimal, *, customer: uuid.UUID | None, today: date) -> Way:
        """Choose how ``total`` is paid; where that way is not open to somebody, they pay in cash."""
        share = (total * chance.randint(2, 8) / 10).quantize(THOUSAND, ROUND_DOWN)
        rest = total - share
        ways: list[Callable[[], Way | None]] = [
            lambda: both(PaymentMethod.CARD, total),
            lambda: joined(both(PaymentMethod.CARD, share), in_cash(chance, rest)),
            lambda: joined(both(PaymentMethod.TRANSFER, share), both(PaymentMethod.CARD, rest)),
            lambda: _by_cheque(chance, total, due_on=today + timedelta(days=60)) if customer else None,
            lambda: joined(both(PaymentMethod.ON_ACCOUNT, share), in_cash(chance, rest)) if customer else None,
            lambda: self._by_gift_card(total, most=share),
            lambda: self._from_credit(total, most=share, customer=customer) if customer else None,
            lambda: None,
        ]
        return chance.choices(ways, (4, 2, 2, 1, 1, 2, 2, 4))[0]() or in_cash(chance, total)

    def _by_gift_card(self, total: Decimal, *, most: Decimal) -> Way | None:
        card = next((card for card in self.cards if self.book.gift_cards[card] > 0), None)
        if card is None:
            return None
        part = min(self.book.gift_cards[card], most)
        taken = PaymentTaken(method=PaymentMethod.GIFT_CARD, amount=part, reference=self.cards[card])
        paid = Paid(method=PaymentMethod.GIFT_CARD, amount=part, card=card)
        return joined(([taken], [paid]), both(PaymentMethod.CARD, total - part))

    def _from_credit(self, total: Decimal, *, most: Decimal, customer: uuid.UUID) -> Way | None:
        part = min(self.book.store_credit[customer], most)
        if part <= 0:
            return None
        return joined(both(PaymentMethod.STORE_CREDIT, part), both(PaymentMethod.CARD, total - part))


def _by_cheque(chance: Random, total: Decimal, *, due_on: date) -> Way:
    cheque = ChequeTaken(number=f"{chance.randrange(10**6):06}", bank="Melli", due_on=due_on)
    taken = PaymentTaken(method=PaymentMethod.CHEQUE, amount=total, cheque=cheque)
    return [taken], [Paid(method=PaymentMethod.CHEQUE, amount=total)]
