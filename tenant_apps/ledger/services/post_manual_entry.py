"""Post what no document of the shop says: rent, wages, capital, corrections."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.market.models import Commodity
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.models import Account
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import require_balance
from tenant_apps.ledger.services.write_entry import Line, write_entry

MIN_LINES, MAX_LINES = 2, 100
MAX_DIGITS = 15
"""Before the decimal point, as the books hold them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ManualLine:
    """Debit positive, credit negative; money, or fine grams of a metal."""

    account_id: uuid.UUID
    commodity: str
    amount: Decimal
    customer_id: uuid.UUID | None = None


@transaction.atomic
def post_manual_entry(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    branch_id: uuid.UUID,
    posted_on: date,
    note: str,
    lines: Sequence[ManualLine],
) -> uuid.UUID:
    """Write the entry and return its id.

    Raises:
        NotFound: no such branch or account here, or the actor does not work in the branch.
        InvalidInput: too few or too many lines, an amount the commodity cannot have, an account out of use.
        Unbalanced: the lines do not sum to zero in some currency or metal.
        PeriodClosed: the books are closed for that day.
        IdempotencyKeyReused: the key came with another input.
    """
    content = {
        "branch_id": branch_id,
        "posted_on": posted_on,
        "note": note,
        "lines": [{**asdict(line), "amount": f"{line.amount.normalize():f}"} for line in lines],
    }

    def write() -> uuid.UUID:
        if not Branch.objects.filter(pk=branch_id).exists() or not works_in(actor=actor, branch_id=branch_id):
            raise NotFound(field="branch_id")
        _require_possible(lines)
        parts = [
            Part(code=PartCode.MANUAL, commodity=line.commodity, amount=line.amount, customer_id=line.customer_id)
            for line in lines
        ]
        require_balance(parts)
        return write_entry(
            event=PostingEvent.MANUAL,
            source_id=uuid7(),
            branch_id=branch_id,
            posted_on=posted_on,
            actor_id=actor.pk,
            lines=[Line(part=part, account_id=line.account_id) for part, line in zip(parts, lines, strict=True)],
            note=note,
        )

    entry_id, _is_new = once(key=idempotency_key, use_case="post_manual_entry", content=content, write=write)
    return entry_id


def _require_possible(lines: Sequence[ManualLine]) -> None:
    if not MIN_LINES <= len(lines) <= MAX_LINES:
        raise InvalidInput({"lines": ("BAD_COUNT", _("An entry has 2 to 100 lines."))})
    accounts = dict(Account.objects.filter(pk__in={line.account_id for line in lines}).values_list("pk", "is_active"))
    kinds = Commodity.objects.in_bulk({line.commodity for line in lines})
    problems: dict[str, tuple[str, str | Promise]] = {}
    for place, line in enumerate(lines):
        if line.account_id not in accounts:
            raise NotFound(field=f"lines.{place}.account_id")
        if not accounts[line.account_id]:
            problems[f"lines.{place}.account_id"] = ("NOT_ACTIVE", _("This account is out of use."))
        commodity = kinds.get(line.commodity)
        if commodity is None:
            problems[f"lines.{place}.commodity"] = ("UNKNOWN", _("This is no currency and no metal."))
        elif not _is_possible(line.amount, places=commodity.decimals):
            problems[f"lines.{place}.amount"] = ("NOT_POSSIBLE", _("This amount cannot be posted."))
    if problems:
        raise InvalidInput(problems)


def _is_possible(amount: Decimal, *, places: int) -> bool:
    return (
        amount.is_finite()
        and amount != 0
        and amount.adjusted() < MAX_DIGITS
        and amount == amount.quantize(Decimal(1).scaleb(-places))
    )
