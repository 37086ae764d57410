"""What somebody says about orders, goods, invoices and returns, before it is known to be right."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared_apps.market.choices import Metal
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.purchasing.choices import Settlement

MAX_LINES = 100
ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class LineOrdered:
    """An item of the catalogue, or what is to come in words, with the net grams and the fineness to expect.

    ``quantity`` is pieces, count or grams; ``cost`` and ``net_weight`` are of the whole line. An item's own weight and
    metal hold where nothing else is said.
    """

    quantity: Decimal
    item_id: uuid.UUID | None = None
    description: str = ""
    metal: str = ""
    fineness: Decimal | None = None
    net_weight: Decimal | None = None
    cost: Decimal = ZERO
    rate: Decimal | None = None
    """Money for a fine gram, where a price was agreed."""


@dataclass(frozen=True, kw_only=True)
class OrderAsked:
    supplier_id: uuid.UUID
    branch_id: uuid.UUID
    lines: Sequence[LineOrdered]
    expected_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LineReceived:
    """Goods on the scale: an item that is known, or a new one, whose piece takes its weights from the scale.

    Weights and ``cost`` are of the whole line. Left out, the weights are the item's own; of what is tracked by weight
    ``quantity`` is the net grams.
    """

    quantity: Decimal
    item_id: uuid.UUID | None = None
    new_item: ItemDetails | None = None
    gross_weight: Decimal | None = None
    stone_weight: Decimal = ZERO
    cost: Decimal = ZERO
    order_line_id: uuid.UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LineInvoiced:
    """What is billed for a line of a receipt; the grams that were received, where no others are said."""

    receipt_line_id: uuid.UUID
    settlement: Settlement
    quantity: Decimal | None = None
    fine_weight: Decimal | None = None
    metal_amount: Decimal = ZERO
    cost: Decimal = ZERO
    tax: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class InvoiceAsked:
    supplier_id: uuid.UUID
    branch_id: uuid.UUID
    number: str
    issued_on: date
    lines: Sequence[LineInvoiced]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LineReturned:
    receipt_line_id: uuid.UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class MoneyPaid:
    """Money that goes to a supplier; cash comes out of the drawer of the terminal."""

    supplier_id: uuid.UUID
    branch_id: uuid.UUID
    method: PaymentMethod
    amount: Decimal
    terminal_id: uuid.UUID | None = None
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class MetalGiven:
    """Pieces, count or grams of an item that go to a supplier."""

    supplier_id: uuid.UUID
    branch_id: uuid.UUID
    item_id: uuid.UUID
    quantity: Decimal
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class GramsFixed:
    """Fine grams that are owed and become money at a rate for one of them."""

    supplier_id: uuid.UUID
    branch_id: uuid.UUID
    metal: Metal
    grams: Decimal
    rate: Decimal
    reference: str = ""
