"""Checkouts that may be cut off at any moment: what each asks for, and what holds once all were asked again."""

import uuid
from collections import Counter as Tally
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction

from shared_apps.events.models import OutboxEvent
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import NumberSeries, Terminal
from tenant_apps.drawers.models import DrawerEntry
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.events import SaleCompleted
from tenant_apps.sales.models import Payment, Sale, SaleLine
from tenant_apps.sales.services.checkout import checkout
from tenant_apps.stock.models import Level, Movement
from tests.books import out_of_balance
from tests.counter import NOW, card, cash, open_counter

CARD_SHARE = Decimal(1_000_000)
LINES, PAYMENTS = 3, 2


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One customer at the till, three rings, two payments; the key makes asking again the same request."""

    key: str
    actor_id: str
    quote_id: str
    terminal_id: str
    total: str

    def pay(self) -> uuid.UUID:
        """Check out in the shop we are in, and return the sale's id."""
        payments = (card(CARD_SHARE), cash(Decimal(self.total) - CARD_SHARE))
        sale = checkout(
            actor=_actor(self.actor_id),
            idempotency_key=uuid.UUID(self.key),
            quote_id=uuid.UUID(self.quote_id),
            terminal_id=uuid.UUID(self.terminal_id),
            handed_over=HandedOver(payments=payments),
            now=NOW,
        )
        return sale.pk


@transaction.atomic
def _actor(actor_id: str) -> User:
    return User.objects.get(pk=actor_id)


def expect_visits(shop: Tenant, count: int, *, tills: int = 1) -> list[Visit]:
    """Open a counter with drawers, stock and quotes for so many customers, who take the tills in turn.

    Each till has rings of its own kinds: what the tills share is the shop.
    """
    with in_tenant(shop), transaction.atomic():
        counter = open_counter(User.objects.get(username="owner"))
        others = [Terminal(branch=counter.branch, name=f"Till {number}") for number in range(2, tills + 1)]
        counters = [counter, *(replace(counter, till=till) for till in Terminal.objects.bulk_create(others))]
        for one in counters:
            one.open_drawer()
        here = [len(range(till, count, tills)) for till in range(tills)]
        rings = [[counter.stock(f"R-{till}-{line}", here[till]) for line in range(LINES)] for till in range(tills)]
        quotes = [counter.quote(*rings[number % tills]) for number in range(count)]
    return [
        Visit(
            key=str(uuid.uuid4()),
            actor_id=str(counter.actor.pk),
            quote_id=str(quote.pk),
            terminal_id=str(counters[number % tills].till.pk),
            total=str(quote.total),
        )
        for number, quote in enumerate(quotes)
    ]


def assert_kept(
    shop: Tenant, visits: Sequence[Visit], acknowledged: dict[str, str], *, outbox: str = "default"
) -> None:
    """Ask for every visit again, and require that each became one whole sale, the acknowledged ones that very sale."""
    with in_tenant(shop):
        sales = {visit.key: str(visit.pay()) for visit in visits}
    assert {key: sales[key] for key in acknowledged} == acknowledged
    with in_tenant(shop), transaction.atomic():
        assert sorted(str(key) for key in Sale.objects.values_list("pk", flat=True)) == sorted(sales.values())
        _require_whole_sales(len(visits))
        numbers = sorted(Sale.objects.values_list("number", flat=True))
        assert numbers == [f"BAZ-1405-{number:06}" for number in range(1, len(visits) + 1)]
        assert NumberSeries.objects.get(series=Series.SALE).last_number == len(visits)
        assert out_of_balance() == {}
    with in_public(outbox):
        events = OutboxEvent.objects.filter(schema_name=shop.schema_name, name=SaleCompleted.NAME)
        announced = Tally(str(event.aggregate_id) for event in events)
    assert announced == Tally(sales.values())


def _require_whole_sales(count: int) -> None:
    """Nothing of a sale is missing and nothing is left of one that was cut off."""
    per_sale: dict[str, tuple[Callable[[], int], int]] = {
        "lines": (SaleLine.objects.count, LINES),
        "payments": (Payment.objects.count, PAYMENTS),
        "takings": (DrawerEntry.objects.filter(kind="SALE").count, PAYMENTS),
        "movements": (Movement.objects.filter(kind="SALE").count, LINES),
        "entries": (JournalEntry.objects.filter(event="SALE").count, 1),
    }
    found = {name: number() for name, (number, _each) in per_sale.items()}
    assert found == {name: each * count for name, (_number, each) in per_sale.items()}
    assert set(Level.objects.values_list("quantity", flat=True)) == {Decimal(0)}
