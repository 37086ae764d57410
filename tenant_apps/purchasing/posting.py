"""What the papers of purchasing tell the books. Debit is positive; every table sums to zero by column.

Goods come first, at the grams that were weighed and the cost that is expected; the invoice says what is owed for them.
In between they stand on an account of their own (GOODS_RECEIVED), in grams and in money. f, c: fine grams and other
cost as received; F, M, C, T: billed fine grams, price of the metal, other cost, tax.

======================  =====================  ==========================  ==================
paper                   part                   fine grams of the metal     money
======================  =====================  ==========================  ==================
goods receipt           METAL_STOCK, SCRAP     + f
                        INVENTORY                                          + c
                        GOODS_RECEIVED         − f                         − c
invoice, any line       GOODS_RECEIVED         + f                         + c
                        STOCK_DIFFERENCE                                   + (C − c)
                        INPUT_TAX                                          + T
                        SUPPLIER                                           − (M + C + T)
  … metal in grams      SUPPLIER               − F
                        STOCK_DIFFERENCE       + (F − f)
  … metal in money      METAL_TRADING          − f
                        METAL_BOUGHT                                       + M
payment in money        SUPPLIER                                           + amount
                        PAYMENT_…                                          − amount
payment in metal        METAL_STOCK, SCRAP     − f (as it stands in stock)
                        SUPPLIER               + f
                        INVENTORY                                          − c (as it stands)
                        COST_OF_GOODS                                      + c
grams fixed             SUPPLIER               + grams                     − grams × rate
                        METAL_TRADING          − grams
                        METAL_BOUGHT                                       + grams × rate
debit note              METAL_STOCK, SCRAP     − f (as it stands in stock)
                        INVENTORY                                          − c (as it stands)
                        STOCK_DIFFERENCE                                   + (c − C)
                        INPUT_TAX                                          − T
                        SUPPLIER                                           + (M + C + T)
  … metal in grams      SUPPLIER               + F
                        STOCK_DIFFERENCE       + (f − F)
  … metal in money      METAL_TRADING          + f
                        METAL_BOUGHT                                       − M
======================  =====================  ==========================  ==================

Metal that is priced in money is bought: it goes through METAL_TRADING at the grams that really came, as old gold does.
Metal that is owed in grams is not: the shop's position in it does not move until it is fixed or paid.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part
from tenant_apps.purchasing.choices import Settlement
from tenant_apps.purchasing.models import InvoiceLine
from tenant_apps.stock.move import Moved
from tenant_apps.stock.tally import Tally

OF_SUPPLIER = (PartCode.SUPPLIER, PartCode.GOODS_RECEIVED)


def receipt_parts(tally: Tally, *, supplier_id: uuid.UUID, currency: str) -> list[Part]:
    """Return the entry of goods that came."""
    parts = tally.parts(currency=currency, metal_against=PartCode.GOODS_RECEIVED, cost_against=PartCode.GOODS_RECEIVED)
    return _of(supplier_id, parts)


def invoice_parts(lines: Iterable[InvoiceLine], *, supplier_id: uuid.UUID, currency: str) -> list[Part]:
    """Return the entry of an invoice, whose lines know their lines of receipts."""
    parts: list[Part] = []
    for line in lines:
        received = line.receipt_line
        parts += _metal_invoiced(line)
        parts += [
            Part(code=code, commodity=currency, amount=amount)
            for code, amount in (
                (PartCode.GOODS_RECEIVED, received.cost),
                (PartCode.STOCK_DIFFERENCE, line.cost - received.cost),
                (PartCode.METAL_BOUGHT, line.metal_amount),
                (PartCode.INPUT_TAX, line.tax),
                (PartCode.SUPPLIER, -(line.metal_amount + line.cost + line.tax)),
            )
        ]
    return _of(supplier_id, parts)


def _metal_invoiced(line: InvoiceLine) -> list[Part]:
    received = line.receipt_line
    if not received.metal:
        return []
    came = Part(code=PartCode.GOODS_RECEIVED, commodity=received.metal, amount=received.fine_weight)
    if line.settlement == Settlement.MONEY:
        return [came, Part(code=PartCode.METAL_TRADING, commodity=received.metal, amount=-received.fine_weight)]
    differs = line.fine_weight - received.fine_weight
    return [
        came,
        Part(code=PartCode.SUPPLIER, commodity=received.metal, amount=-line.fine_weight),
        Part(code=PartCode.STOCK_DIFFERENCE, commodity=received.metal, amount=differs),
    ]


def money_parts(code: PartCode, amount: Decimal, *, supplier_id: uuid.UUID, currency: str) -> list[Part]:
    """Return the entry of money that was paid, out of the drawer or the bank (``code``)."""
    return [
        Part(code=PartCode.SUPPLIER, commodity=currency, amount=amount, supplier_id=supplier_id),
        Part(code=code, commodity=currency, amount=-amount),
    ]


def metal_parts(tally: Tally, *, supplier_id: uuid.UUID, currency: str) -> list[Part]:
    """Return the entry of metal that was given out of stock; ``tally`` holds what left it."""
    parts = tally.parts(currency=currency, metal_against=PartCode.SUPPLIER, cost_against=PartCode.COST_OF_GOODS)
    return _of(supplier_id, parts)


def fixing_parts(*, metal: str, grams: Decimal, amount: Decimal, supplier_id: uuid.UUID, currency: str) -> list[Part]:
    """Return the entry of grams owed that became money owed."""
    return [
        Part(code=PartCode.SUPPLIER, commodity=metal, amount=grams, supplier_id=supplier_id),
        Part(code=PartCode.METAL_TRADING, commodity=metal, amount=-grams),
        Part(code=PartCode.METAL_BOUGHT, commodity=currency, amount=amount),
        Part(code=PartCode.SUPPLIER, commodity=currency, amount=-amount, supplier_id=supplier_id),
    ]


def debit_parts(returned: Sequence[tuple[InvoiceLine, Moved]], *, supplier_id: uuid.UUID, currency: str) -> list[Part]:
    """Return the entry of goods that went back: each line with what its stock carried away (negative)."""
    tally = Tally()
    parts: list[Part] = []
    for line, moved in returned:
        tally.add(line.receipt_line.item, -line.quantity, moved)
        parts += _metal_returned(line, gone=-moved.fine_weight)
        parts += [
            Part(code=code, commodity=currency, amount=amount)
            for code, amount in (
                (PartCode.STOCK_DIFFERENCE, -moved.cost - line.cost),
                (PartCode.METAL_BOUGHT, -line.metal_amount),
                (PartCode.INPUT_TAX, -line.tax),
                (PartCode.SUPPLIER, line.metal_amount + line.cost + line.tax),
            )
        ]
    # The other side of stock is in the parts above.
    stock = (PartCode.METAL_STOCK, PartCode.SCRAP_STOCK, PartCode.INVENTORY)
    gone = tally.parts(currency=currency, metal_against=PartCode.SUPPLIER, cost_against=PartCode.SUPPLIER)
    return _of(supplier_id, [*(part for part in gone if part.code in stock), *parts])


def _metal_returned(line: InvoiceLine, *, gone: Decimal) -> list[Part]:
    metal = line.receipt_line.metal
    if not metal:
        return []
    if line.settlement == Settlement.MONEY:
        return [Part(code=PartCode.METAL_TRADING, commodity=metal, amount=gone)]
    return [
        Part(code=PartCode.SUPPLIER, commodity=metal, amount=line.fine_weight),
        Part(code=PartCode.STOCK_DIFFERENCE, commodity=metal, amount=gone - line.fine_weight),
    ]


def _of(supplier_id: uuid.UUID, parts: Iterable[Part]) -> list[Part]:
    """Name the supplier on what is theirs."""
    return [replace(part, supplier_id=supplier_id) if part.code in OF_SUPPLIER else part for part in parts]
