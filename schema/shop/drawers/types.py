import uuid
from typing import Any, ClassVar, Self, cast
from urllib.parse import urlencode

import strawberry
import strawberry_django
from django.db.models import QuerySet
from django.urls import reverse
from strawberry import auto, relay

from schema.kit.context import Info
from schema.kit.scalars import Money
from schema.shop.branches.types import Terminal
from shared_apps.printing.choices import PaperSize
from tenant_apps.drawers import choices, models, report
from tenant_apps.drawers.choices import COUNTED_METHODS, PaymentMethod
from tenant_apps.drawers.denominations import denominations_of
from tenant_apps.drawers.selectors.visible_shifts import visible_shifts

for choice in (choices.TakingKind, choices.CashReason):
    strawberry.enum(choice)


@strawberry.type(description="What the documents of one kind brought by one way of paying.")
class DrawerSum:
    kind: choices.TakingKind
    method: PaymentMethod
    count: int = strawberry.field(description="Of documents.")
    amount: Money = strawberry.field(description="Negative when it was given back.")


@strawberry.type(description="One way of paying: what should be there and what was.")
class MethodCount:
    method: PaymentMethod
    expected: Money
    counted: Money | None
    difference: Money | None = strawberry.field(description="Counted less expected: negative is missing.")


@strawberry.type(description="Notes or coins of one denomination.")
class Pieces:
    value: Money
    count: int


@strawberry.type(description="X while the shift is open, Z once it is closed.")
class ShiftReport:
    opening_float: Money
    sums: list[DrawerSum]
    methods: list[MethodCount]
    pieces: list[Pieces]

    @classmethod
    def of(cls, told: report.ShiftReport) -> Self:
        return cls(
            opening_float=Money(told.opening_float),
            sums=[
                DrawerSum(kind=one.kind, method=one.method, count=one.count, amount=Money(one.amount))
                for one in told.sums
            ],
            methods=[
                MethodCount(
                    method=one.method,
                    expected=Money(one.expected),
                    counted=None if one.counted is None else Money(one.counted),
                    difference=None if one.difference is None else Money(one.difference),
                )
                for one in told.methods
            ],
            pieces=[Pieces(value=Money(one.value), count=one.count) for one in told.pieces],
        )


@strawberry_django.type(models.Shift, description="What one person answers for at one till, from float to count.")
class Shift(relay.Node):
    view_permission: ClassVar[str] = "drawers.see"

    terminal: Terminal
    holder_name: auto = strawberry_django.field(description="Who answers for the drawer.")
    currency: auto
    opening_float: Money
    opened_at: auto
    closed_at: auto
    closed_by_name: auto
    closing_note: auto
    z_number: auto = strawberry_django.field(description="Counts the closed shifts of a till, without gaps.")
    counted_cash: Money | None
    expected_cash: Money | None = strawberry_django.field(description="Told only once the cash is counted.")
    differs: auto = strawberry_django.field(description="Some count, of cash or of slips, is not what was expected.")

    @strawberry_django.field(only=["holder_id"], description="Whether you answer for it.")
    def is_mine(self, info: Info) -> bool:
        return cast("models.Shift", self).holder_id == info.context.signed_in_actor.pk

    @strawberry_django.field(
        only=["z_report"], description="The report that it was closed with; null while it is open."
    )
    def z_report(self) -> ShiftReport | None:
        kept = cast("models.Shift", self).z_report
        return None if kept is None else ShiftReport.of(report.ShiftReport.from_json(kept))

    @strawberry_django.field(only=["pk"], description="Path of the report on paper (PDF): X, or Z once it is closed.")
    def report_url(self, paper: PaperSize = PaperSize.MM80, language: str | None = None) -> str:
        path = reverse("shift-report", kwargs={"shift_id": cast("models.Shift", self).pk})
        return f"{path}?{urlencode({'paper': paper.value} | ({'language': language} if language else {}))}"

    @classmethod
    def get_queryset(cls, queryset: QuerySet[models.Shift], info: Info, **_: Any) -> QuerySet[models.Shift]:
        return visible_shifts(actor=info.context.signed_in_actor, shifts=queryset)


@strawberry_django.type(models.DrawerEntry, description="Cash put into a drawer, or taken out, without a sale.")
class CashMovement(relay.Node):
    view_permission: ClassVar[str] = "drawers.see"

    amount: Money = strawberry_django.field(description="Negative when it was taken out.")
    reason: choices.CashReason
    note: auto
    actor_name: auto
    at: auto

    @classmethod
    def get_queryset(cls, queryset: QuerySet[models.DrawerEntry], info: Info, **_: Any) -> QuerySet[models.DrawerEntry]:
        seen = visible_shifts(actor=info.context.signed_in_actor, shifts=models.Shift.objects.order_by())
        return queryset.filter(kind__in=choices.CASH_MOVEMENTS, shift__in=seen.values("pk"))


@strawberry.type(description="Somebody who could take a drawer over.")
class DrawerKeeper:
    person_id: uuid.UUID
    name: str


@strawberry.type(description="How the shop works at its counters.")
class CounterSettings:
    requires_shift: bool = strawberry.field(description="Money is taken only into an open drawer.")
    logo_url: str | None = strawberry.field(description="Path of the logo that is printed on receipts.")
    tax_number: str
    receipt_header: str
    receipt_footer: str
    shows_price_parts: bool = strawberry.field(description="Receipts show what a price is made of.")
    texts_receipts: bool = strawberry.field(description="Customers who agreed get their receipt by SMS.")
    denominations: list[Money] = strawberry.field(description="Notes and coins of the shop's currency, largest first.")
    counted_methods: list[PaymentMethod] = strawberry.field(description="What can be counted at the end of a shift.")

    @classmethod
    def of(cls, row: models.CounterSettings, *, currency: str) -> Self:
        return cls(
            requires_shift=row.requires_shift,
            # The name changes with the picture, so that a browser does not show the one before.
            logo_url=f"{reverse('logo')}?{urlencode({'v': row.logo})}" if row.logo else None,
            tax_number=row.tax_number,
            receipt_header=row.receipt_header,
            receipt_footer=row.receipt_footer,
            shows_price_parts=row.shows_price_parts,
            texts_receipts=row.texts_receipts,
            denominations=[Money(value) for value in denominations_of(currency)],
            counted_methods=list(COUNTED_METHODS),
        )
