"""The one place where documents become parts of a journal entry, in money and in metal.

Imported history posts nothing: what it sold is not in the opening balances, which say what was there after it.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part
from tenant_apps.pricing.choices import Component
from tenant_apps.sales.documents.draft import Draft
from tenant_apps.sales.models import OldGold, Payment, Sale, SaleLine

PART_OF_PAYMENT: Mapping[PaymentMethod, PartCode] = MappingProxyType(
    {method: PartCode[f"PAYMENT_{method.name}"] for method in PaymentMethod if method != PaymentMethod.GRAMS}
)
PART_OF_COMPONENT: Mapping[Component, PartCode] = MappingProxyType(
    {
        Component.METAL: PartCode.METAL_VALUE,
        Component.MAKING: PartCode.MAKING,
        Component.WASTAGE: PartCode.WASTAGE,
        Component.PROFIT: PartCode.PROFIT,
        Component.STONES: PartCode.STONES,
        Component.GOODS: PartCode.FIXED_PRICE,
        Component.CHARGES: PartCode.EXTRA,
    }
)
ON_THE_CUSTOMERS_ACCOUNT = {PaymentMethod.ON_ACCOUNT, PaymentMethod.DEPOSIT}


def parts_of(drafts: Sequence[Draft]) -> list[Part]:
    """Return the parts of one entry for documents that are settled together; they balance in each commodity.

    A refund's amounts are negative already, so that the same rule turns everything round.
    """
    return [part for draft in drafts for part in _parts_of(draft)]


def _parts_of(draft: Draft) -> Iterable[Part]:
    sale = draft.document
    for payment in draft.payments:
        if payment.method == PaymentMethod.GRAMS:
            yield from _owed_in_grams(payment, draft=draft)
        else:
            yield _payment_part(payment, sale=sale)
    yield Part(code=PartCode.DISCOUNT, commodity=sale.currency, amount=sale.discount)
    yield Part(code=PartCode.TAX, commodity=sale.currency, amount=-sale.tax)
    yield Part(code=PartCode.ROUNDING, commodity=sale.currency, amount=-sale.rounding - sale.cash_rounding)
    for line in draft.lines:
        yield from _price_parts(line, currency=sale.currency)
        yield from _stock_parts(line, currency=sale.currency)
    sign = -1 if sale.refund_of_id else 1
    for piece in draft.old_gold:
        yield from old_gold_parts(piece, sign=sign)


def _payment_part(payment: Payment, *, sale: Sale) -> Part:
    method = PaymentMethod(payment.method)
    customer_id = sale.customer_id if method in ON_THE_CUSTOMERS_ACCOUNT else None
    return Part(code=PART_OF_PAYMENT[method], commodity=sale.currency, amount=payment.amount, customer_id=customer_id)


def _owed_in_grams(payment: Payment, *, draft: Draft) -> Iterable[Part]:
    """The metal is lent and not sold: its price and its trading wait for the payments of the plan."""
    sale = draft.document
    yield Part(code=PartCode.METAL_VALUE, commodity=sale.currency, amount=payment.amount)
    for line in draft.lines:
        if line.fine_weight:
            yield Part(
                code=PartCode.CUSTOMER_RECEIVABLE,
                commodity=line.metal,
                amount=line.fine_weight,
                customer_id=sale.customer_id,
            )
            yield Part(code=PartCode.METAL_TRADING, commodity=line.metal, amount=-line.fine_weight)


def _price_parts(line: SaleLine, *, currency: str) -> Iterable[Part]:
    for code, amount in line.components["components"].items():
        yield Part(code=PART_OF_COMPONENT[Component(code)], commodity=currency, amount=-Decimal(amount))
    # Tax that is owed out of the price (a margin scheme) is taken from the profit that it is reckoned on.
    included = line.components.get("included_tax")
    if included:
        amount = Decimal(included["amount"])
        yield Part(code=PartCode.TAX, commodity=currency, amount=-amount)
        yield Part(code=PartCode.PROFIT, commodity=currency, amount=amount)


def _stock_parts(line: SaleLine, *, currency: str) -> Iterable[Part]:
    yield Part(code=PartCode.COST_OF_GOODS, commodity=currency, amount=line.cost)
    yield Part(code=PartCode.INVENTORY, commodity=currency, amount=-line.cost)
    if line.metal:
        yield Part(code=PartCode.METAL_TRADING, commodity=line.metal, amount=line.stock_fine_weight)
        yield Part(
            code=PartCode.METAL_STOCK,
            commodity=line.metal,
            amount=-line.stock_fine_weight,
            gross_weight=-line.net_weight,
            fineness=line.fineness,
        )


def old_gold_parts(piece: OldGold, *, sign: int) -> Iterable[Part]:
    """Yield the metal of a piece that came in (sign 1) or went back (sign -1); its money is its payment."""
    fine_weight = sign * piece.net_weight * piece.fineness / 1000
    yield Part(
        code=PartCode.SCRAP_STOCK,
        commodity=piece.metal,
        amount=fine_weight,
        gross_weight=sign * piece.net_weight,
        fineness=piece.fineness,
    )
    yield Part(code=PartCode.METAL_TRADING, commodity=piece.metal, amount=-fine_weight)
