"""Documents of imported history: lines are written as they come, the documents when all of their lines are known."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from project.database.copying import copy_lines, copy_rows
from project.identifiers import uuid7
from tenant_apps.customers.fill_customer import search_text_of
from tenant_apps.customers.models import Customer
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.problem_log import ProblemLog
from tenant_apps.imports.resources.sale_lines import kind_of
from tenant_apps.sales.choices import SaleKind, SaleSource
from tenant_apps.sales.models import Sale, SaleLine

LINE_COLUMNS = (
    "id", "sale_id", "position", "sku", "description", "quantity", "metal", "net_weight", "fine_weight", "components",
    "subtotal", "discount", "tax", "rounding", "total",
)  # fmt: skip
PREVIEWED = 30
ZERO = Decimal(0)


@dataclass(kw_only=True, slots=True)
class Document:
    id: uuid.UUID
    number: str
    row: int
    sold_at: datetime
    customer: str = ""
    country: str = ""
    lines: int = 0
    total: Decimal = ZERO
    sells: bool = False

    @property
    def kind(self) -> SaleKind:
        """A document that only takes away, and is no refund by its number, writes stock off: nobody bought."""
        kind = kind_of(self.number)
        return SaleKind.ADJUSTMENT if kind == SaleKind.SALE and not self.sells else kind


class SaleHistory:
    """``documents`` by their number; None marks one that the shop has already."""

    def __init__(self, *, job: ImportJob, log: ProblemLog, currency: str, zone: ZoneInfo) -> None:
        self._job, self._log, self._currency, self._zone = job, log, currency, zone
        self.documents: dict[str, Document | None] = {}
        self._seen: set[int] = set()
        self._waiting: list[tuple[Any, ...]] = []
        self.taken = self.already_there = 0

    def take(self, rows: Sequence[dict[str, Any]]) -> None:
        """Make lines of the rows; those of a document that is there already are left alone."""
        self._find({said["number"] for said in rows} - self.documents.keys())
        for said in rows:
            document = self.documents[said["number"]] if said["number"] in self.documents else self._new(said)
            if document is None:
                self.already_there += 1
            else:
                self._add(document, said)

    def write_lines(self) -> None:
        copy_lines(SaleLine, LINE_COLUMNS, self._waiting)

    def forget_lines(self) -> None:
        self._waiting = []

    def write_documents(self) -> None:
        documents = [document for document in self.documents.values() if document]
        customers = self._customers(documents)
        copy_rows(Sale, (self._sale(document, customers) for document in documents))

    def preview(self) -> list[dict[str, Any]]:
        documents = [document for document in self.documents.values() if document][:PREVIEWED]
        return [
            {
                "row": document.row,
                "change": "NEW",
                "values": {
                    "number": document.number,
                    "kind": document.kind.value,
                    "lines": document.lines,
                    "total": format(document.total, "f"),
                },
            }
            for document in documents
        ]

    def _find(self, numbers: set[str]) -> None:
        there = Sale.objects.filter(branch_id=self._job.branch_id, number__in=numbers).order_by()
        for number in there.values_list("number", flat=True):
            self.documents[number] = None

    def _new(self, said: dict[str, Any]) -> Document:
        document = Document(id=uuid7(), number=said["number"], row=said["row"], sold_at=said["sold_at"])
        self.documents[document.number] = document
        return document

    def _add(self, document: Document, said: dict[str, Any]) -> None:
        if said["raw"] in self._seen:
            text = _("The same line again; it is taken as often as it stands there.")
            self._log.remark(row=said["row"], field="#row", code="DUPLICATE_ROW", message=text)
        self._seen.add(said["raw"])
        amount = said["quantity"] * said["unit_price"]
        document.lines += 1
        document.total += amount
        document.sells = document.sells or said["quantity"] > 0
        document.customer = document.customer or said.get("customer", "")
        document.country = document.country or said.get("country", "")
        self.taken += 1
        self._waiting.append((
            uuid7(), document.id, document.lines, said.get("sku", ""), said.get("description", ""), said["quantity"],
            "", ZERO, ZERO, "{}", amount, ZERO, ZERO, ZERO, amount,
        ))  # fmt: skip

    def _customers(self, documents: Sequence[Document]) -> dict[str, uuid.UUID]:
        """Return the customers' ids by name, making those that are not there; a number gets a name around it."""
        countries = {name: document.country for document in documents if (name := customer_name(document.customer))}
        there = Customer.objects.filter(name__in=countries).order_by("-pk").values_list("name", "pk")
        ids: dict[str, uuid.UUID] = dict(there)
        new = [Customer(name=name, note=country) for name, country in countries.items() if name not in ids]
        for customer in new:
            customer.search_text, customer.created_at = search_text_of(customer), self._job.created_at
        copy_rows(Customer, new)
        return ids | {customer.name: customer.pk for customer in new}

    def _sale(self, document: Document, customers: dict[str, uuid.UUID]) -> Sale:
        return Sale(
            id=document.id,
            branch_id=self._job.branch_id,
            number=document.number,
            kind=document.kind,
            source=SaleSource.IMPORT,
            customer_id=customers.get(customer_name(document.customer)),
            currency=self._currency,
            subtotal=document.total,
            discount=ZERO,
            tax=ZERO,
            rounding=ZERO,
            total=document.total,
            sold_at=document.sold_at,
            business_day=document.sold_at.astimezone(self._zone).date(),
        )


def customer_name(reference: str) -> str:
    """Return the name for how a file calls a customer: 17850.0 becomes Customer 17850, a name stays."""
    whole = reference.removesuffix(".0")
    return f"Customer {whole}" if whole.isdecimal() else reference
