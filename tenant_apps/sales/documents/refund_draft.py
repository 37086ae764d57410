"""Draft what gives a part of a sale back: its lines, and the money by the ways on which it came."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from project.identifiers import uuid7
from tenant_apps.branches.choices import Series
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.rounding import RoundingMode, round_money
from tenant_apps.sales.choices import ChequeStatus, ReturnReason, SaleKind
from tenant_apps.sales.documents.draft import Draft
from tenant_apps.sales.documents.line_back import lines_back, total_back
from tenant_apps.sales.documents.returned import LineReturned, SoldSoFar
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.errors import CustomerRequired, NotRefundable
from tenant_apps.sales.models import Cheque, OldGold, Payment, Sale, SaleLine
from tenant_apps.sales.payments.cash_step import cash_step
from tenant_apps.sales.payments.give_back import OWED, Back, split_back
from tenant_apps.stock.models import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Returning:
    """What comes back (all that is left where ``lines`` is None), why, and whether its money becomes store credit."""

    lines: tuple[LineReturned, ...] | None
    reason: ReturnReason
    note: str = ""
    to_store_credit: bool = False

    def as_content(self) -> dict[str, Any]:
        """Return what makes two requests the same."""
        lines = self.lines and [[line.position, f"{line.quantity.normalize():f}"] for line in self.lines]
        return {"lines": lines, "reason": [self.reason.value, self.note, self.to_store_credit]}


def refund_draft(
    sold: SoldSoFar,
    returned: Sequence[LineReturned],
    *,
    visit: Visit,
    returning: Returning,
    settles: Decimal = Decimal(0),
) -> Draft:
    """Return the refund of ``returned``. ``settles`` is the total of a new sale that it pays for (an exchange).

    Raises:
        CustomerRequired: store credit is asked for, and nobody knows the customer.
    """
    refund_id = uuid7()
    lines = lines_back(sold, returned, refund_id=refund_id)
    total = total_back(sold, lines, now=visit.now, is_all=sold.is_all(returned))
    document = _document(refund_id, sale=sold.sale, lines=lines, total=total, visit=visit, returning=returning)
    draft = Draft(document=document, series=Series.REFUND, lines=lines, payments=[])
    if not sold.is_all(returned) and any(paid.method == PaymentMethod.GRAMS for paid in sold.payments):
        # The grams of one line cannot be told from those of another.
        raise NotRefundable(reason="IN_GRAMS")
    parts = split_back(-document.total, paid=sold.payments, given=sold.payments_back)
    handed, carried = _handed_and_carried(parts, carried=min(settles, -document.total))
    _hand_back(draft, handed, visit=visit, returning=returning)
    for part in carried:
        draft.payments.append(_payment(draft, part.payment, amount=part.amount, is_carried=True))
    return draft


def _document(
    refund_id: uuid.UUID, *, sale: Sale, lines: Sequence[SaleLine], total: Decimal, visit: Visit, returning: Returning
) -> Sale:
    sums = {name: sum((getattr(line, name) for line in lines), Decimal(0)) for name in ("subtotal", "discount", "tax")}
    return Sale(
        pk=refund_id,
        kind=SaleKind.REFUND,
        branch=visit.branch,
        terminal_id=visit.terminal_id,
        customer_id=visit.customer_id,
        cashier_id=visit.actor.pk,
        cashier_name=visit.actor.full_name,
        refund_of=sale,
        return_reason=returning.reason,
        reason=returning.note,
        currency=sale.currency,
        **sums,
        rounding=total - (sums["subtotal"] - sums["discount"] + sums["tax"]),
        total=total,
        sold_at=visit.now,
        business_day=visit.day,
    )


def _handed_and_carried(parts: Sequence[Back], *, carried: Decimal) -> tuple[list[Back], list[Back]]:
    """Part what is handed back from what goes over to the new sale: what comes last in the order goes over."""
    handed, over = [], []
    for part in reversed(parts):
        goes_over = min(part.amount, carried)
        carried -= goes_over
        if goes_over:
            over.append(replace(part, amount=goes_over))
        if part.amount > goes_over:
            handed.append(replace(part, amount=part.amount - goes_over, left=part.left - goes_over))
    return handed[::-1], over[::-1]


def _hand_back(draft: Draft, parts: Sequence[Back], *, visit: Visit, returning: Returning) -> None:
    for part in parts:
        method = _way_back(draft, part, visit=visit, to_store_credit=returning.to_store_credit)
        if method == PaymentMethod.STORE_CREDIT and visit.customer_id is None:
            raise CustomerRequired(method=method)
        amount = part.amount
        if method == PaymentMethod.CASH:
            amount = _in_coins(part, step=cash_step(visit.branch, currency=visit.currency))
        if amount:
            draft.payments.append(_payment(draft, part.payment, amount=amount, method=method))


def _way_back(draft: Draft, part: Back, *, visit: Visit, to_store_credit: bool) -> PaymentMethod:
    """Return how a part goes back: the way it came, where that is still possible."""
    method = PaymentMethod(part.payment.method)
    if to_store_credit and method not in OWED:
        return PaymentMethod.STORE_CREDIT
    if method == PaymentMethod.DEPOSIT:
        # It was money once, in ways that the layaway knows.
        return PaymentMethod.CASH
    if method == PaymentMethod.CHEQUE:
        return _way_of_cheque(draft, part)
    if method == PaymentMethod.OLD_GOLD:
        return _way_of_old_gold(draft, part, visit=visit)
    if method == PaymentMethod.POINTS and part.payment.is_carried:
        # They were spent on the sale before this one, and are reckoned with that alone.
        return PaymentMethod.STORE_CREDIT
    return method


def _payment(
    draft: Draft, paid: Payment, *, amount: Decimal, method: PaymentMethod | None = None, is_carried: bool = False
) -> Payment:
    is_same_way = method is None or method == paid.method
    return Payment(
        sale_id=draft.document.pk,
        position=len(draft.payments) + 1,
        method=method or paid.method,
        amount=-amount,
        tendered=-amount,
        reference=paid.reference if is_same_way else "",
        gift_card_id=paid.gift_card_id if is_same_way else None,
        gives_back=paid,
        is_carried=is_carried,
    )


def _in_coins(part: Back, *, step: Decimal) -> Decimal:
    """Return the amount as cash can be given, and never more than is left of the payment."""
    amount = round_money(part.amount, step=step)
    return amount if amount <= part.left else round_money(part.left, step=step, mode=RoundingMode.DOWN)


def _way_of_cheque(draft: Draft, part: Back) -> PaymentMethod:
    """Give a cheque back that is in hand and wholly owed; no money goes out for one that has brought none."""
    cheque = Cheque.objects.select_for_update().filter(payment=part.payment).first()
    if cheque is not None and cheque.status == ChequeStatus.RECEIVED and part.is_whole:
        draft.cheques_back.append(cheque)
        return PaymentMethod.CHEQUE
    if cheque is not None and cheque.status == ChequeStatus.CLEARED:
        return PaymentMethod.CASH
    if cheque is not None and cheque.status == ChequeStatus.BOUNCED:
        return PaymentMethod.ON_ACCOUNT
    return PaymentMethod.STORE_CREDIT


def _way_of_old_gold(draft: Draft, part: Back, *, visit: Visit) -> PaymentMethod:
    """Give old gold back where all of it is owed and as much scrap of its kind is there; else pay it in cash."""
    pieces = list(OldGold.objects.filter(payment=part.payment))
    wanted: dict[uuid.UUID, Decimal] = {}
    for piece in pieces:
        wanted[piece.item_id] = wanted.get(piece.item_id, Decimal(0)) + piece.net_weight
    if not pieces or not part.is_whole:
        return PaymentMethod.CASH
    levels = Level.objects.on_shelf().filter(branch=visit.branch, item__in=wanted).order_by()
    there = dict(levels.values_list("item_id", "quantity"))
    if any(there.get(item_id, Decimal(0)) < weight for item_id, weight in wanted.items()):
        return PaymentMethod.CASH
    draft.old_gold += pieces
    return PaymentMethod.OLD_GOLD
