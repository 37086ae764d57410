"""Whether the shop agrees with the second book: the only place that asks the shop what it thinks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import DecimalField, Sum, Value
from django.db.models.functions import Coalesce

from shared_apps.tenants.context import current_tenant
from tenant_apps.buying.models import Purchase
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.models import Shift
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.models import Plan
from tenant_apps.ledger.charts import chart_for
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.models import JournalLine
from tenant_apps.ledger.report import Period, ReportKind
from tenant_apps.ledger.selectors.reports import ledger_report
from tenant_apps.loyalty.models import GiftCard
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card, store_credit_of
from tenant_apps.sales.models import Sale
from tenant_apps.sales.payments.on_account import owed_by
from tenant_apps.stock.models import Level
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tests.books import out_of_balance
from tests.simulation.book import GOLD, MONEY, Book, Gold
from tests.simulation.goods import ZERO
from tests.simulation.world import FLOAT, World

type Said = Mapping[Any, object]
"""A number by what it is of."""
YEARS = Period(first=date(2024, 1, 1), last=date(2026, 12, 31))


@transaction.atomic
def disagreements(world: World) -> list[str]:
    """Return every number on which the shop and the second book differ, both said."""
    book = world.book
    told: dict[str, tuple[Said, Said]] = {
        "trial balance": (_trial_balance(), _accounts(book)),
        "stock": (_levels(), _shelves(book)),
        "dues": (_dues(world), {key: amount for key, amount in book.dues.items() if amount}),
        "plans": (_plans(), {plan.plan_id: plan.left for plan in (*world.plans, *world.layaways)}),
        "store credit": (_store_credit(world), {key: amount for key, amount in book.store_credit.items() if amount}),
        "gift cards": (_gift_cards(book), dict(book.gift_cards)),
        "drawers": (_shifts(), _drawers(book)),
        "documents": (_documents(), dict(book.documents)),
    }
    return [
        *(
            f"{what}, {key}: the shop says {shop.get(key)}, the second book {ours.get(key)}"
            for what, (shop, ours) in told.items()
            for key in sorted(shop.keys() | ours.keys(), key=str)
            if shop.get(key) != ours.get(key)
        ),
        *(f"{row.commodity} in stock: {row.in_stock} there, {row.in_books} in the books"
          for row in stock_in_books() if row.difference),
        *(f"entry {key}: {amount} out of balance" for key, amount in out_of_balance().items()),
        *_gaps(),
        *_cash_in_hand(world),
    ]  # fmt: skip


def _trial_balance() -> Said:
    (section,) = ledger_report(kind=ReportKind.TRIAL_BALANCE, period=YEARS).sections
    return {(line.code, line.commodity): line.amount for line in section.lines if line.amount}


def _accounts(book: Book) -> Said:
    codes = chart_for(current_tenant().country).codes
    return {(codes[use], commodity): amount for (use, commodity), amount in book.accounts.items() if amount}


def _levels() -> Said:
    sums = {}
    for level in Level.objects.filter(quantity__gt=0).select_related("item"):
        item, sku = level.item, level.item.sku
        if item.item_class == ItemClass.SCRAP and item.fineness is not None:
            sku = Gold(weight=ZERO, fineness=item.fineness).sku
        sums[sku] = (level.quantity, level.fine_weight, level.cost)
    return sums


def _shelves(book: Book) -> Said:
    return {
        sku: (shelf.quantity, shelf.fine_weight, shelf.cost) for sku, shelf in book.shelves.items() if shelf.quantity
    }


def _dues(world: World) -> Said:
    metal = JournalLine.objects.order_by().filter(commodity=GOLD, customer_id__isnull=False)
    grams = dict(metal.values_list("customer_id").annotate(Sum("amount")))
    customers = Customer.objects.filter(pk__in=world.customers)
    money = {customer.pk: owed_by(customer, currency=MONEY) for customer in customers}
    dues = {(customer, MONEY): amount for customer, amount in money.items()}
    return {
        key: amount for key, amount in {**dues, **{(key, GOLD): fine for key, fine in grams.items()}}.items() if amount
    }


def _plans() -> Said:
    """Return what is still open of each plan: money, or grams."""
    plans = Plan.objects.filter(status=PlanStatus.OPEN).order_by()
    settled = plans.annotate(settled=Coalesce(Sum("entries__amount"), Value(ZERO), output_field=DecimalField()))
    return {plan_id: total - done for plan_id, total, done in settled.values_list("pk", "total", "settled")}


def _store_credit(world: World) -> Said:
    balances = {customer.pk: store_credit_of(customer) for customer in Customer.objects.filter(pk__in=world.customers)}
    return {key: amount for key, amount in balances.items() if amount}


def _gift_cards(book: Book) -> Said:
    return {card.pk: balance_of_gift_card(card) for card in GiftCard.objects.all()}


def _shifts() -> Said:
    told: dict[object, object] = {}
    for shift in Shift.objects.all():
        report = shift.z_report or {"methods": []}
        slips = {one["method"]: Decimal(one["expected"]) for one in report["methods"] if one["method"] != "CASH"}
        told[shift.pk] = (shift.expected_cash, shift.counted_cash, {key: sum_ for key, sum_ in slips.items() if sum_})
    return told


def _drawers(book: Book) -> Said:
    return {
        shift: (drawer.cash, drawer.counted, {method.value: sum_ for method, sum_ in drawer.slips.items() if sum_})
        for shift, drawer in book.drawers.items()
    }


def _documents() -> Said:
    counts: dict[object, object] = {
        kind.lower(): Sale.objects.filter(kind=kind).count()
        for kind in ("SALE", "REFUND")
        if Sale.objects.filter(kind=kind)
    }
    return counts | ({"purchase": Purchase.objects.count()} if Purchase.objects.exists() else {})


def _gaps() -> Iterator[str]:
    """Numbers start at one in each series and fiscal year, and miss none."""
    series: defaultdict[str, list[int]] = defaultdict(list)
    for model in (Sale, Purchase):
        for number in model.objects.values_list("number", flat=True):
            match = re.fullmatch(r"(.*\D)(\d{6})", f"{number}")
            assert match is not None
            series[match[1]].append(int(match[2]))
    for name, numbers in series.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield f"{name}: {len(numbers)} documents, the numbers go to {max(numbers)}"


def _cash_in_hand(world: World) -> Iterator[str]:
    """The float was there before the books: beyond it, the account is what was counted last."""
    code = chart_for(current_tenant().country).codes[Use.CASH]
    account = _trial_balance().get((code, MONEY), ZERO)
    if account != world.cash - FLOAT:
        yield f"cash: {account} in the books, {world.cash - FLOAT} in the drawer"
