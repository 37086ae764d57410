"""Value the metal that the shop trades with at the rates of a day."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from shared_apps.market.models import Commodity
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import AccountGroup, AccountKind, PartCode, PostingEvent
from tenant_apps.ledger.errors import MetalRateMissing, NothingToRevalue
from tenant_apps.ledger.models import Account
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.report import Period
from tenant_apps.ledger.selectors.turnovers import turnovers
from tenant_apps.ledger.services.accounts_for import accounts_for
from tenant_apps.ledger.services.locks import lock_journal
from tenant_apps.ledger.services.post_entry import post_entry

MAX_RATE = Decimal(10) ** 14
"""As the boards of rates hold them."""


@transaction.atomic
def revalue_metal(
    *, actor: User, idempotency_key: uuid.UUID, posted_on: date, rates: Mapping[Metal, Decimal]
) -> uuid.UUID:
    """Bring the money on the metal trading account to position × rate in each branch; the difference is gain or loss.

    The position is the metal that the shop holds less what it owes and less what the owner brought in as metal.
    ``rates``: the shop's currency for one fine gram. Returns the id of the revaluation, whose entries are one a branch.

    Raises:
        InvalidInput: a rate is not positive, or too large.
        MetalRateMissing: the shop has a position in a metal without a rate (facts: metal).
        NothingToRevalue: the books say the same already.
        PeriodClosed: the books are closed for ``posted_on``.
        IdempotencyKeyReused: the key came with another input.
    """
    content = {"posted_on": posted_on, "rates": {metal: f"{rate.normalize():f}" for metal, rate in rates.items()}}

    def write() -> uuid.UUID:
        _require_rates(rates)
        lock_journal()
        revaluation_id = uuid7()
        entries = [
            _revalue(branch_id, revaluation_id=revaluation_id, actor=actor, posted_on=posted_on, rates=rates)
            for branch_id in Branch.objects.order_by("pk").values_list("pk", flat=True)
        ]
        if not any(entries):
            raise NothingToRevalue
        return revaluation_id

    revaluation_id, _is_new = once(key=idempotency_key, use_case="revalue_metal", content=content, write=write)
    return revaluation_id


def _require_rates(rates: Mapping[Metal, Decimal]) -> None:
    problems: dict[str, tuple[str, str | Promise]] = {
        f"rates.{place}.per_fine_gram": ("NOT_POSSIBLE", _("A rate is more than zero."))
        for place, rate in enumerate(rates.values())
        if not 0 < rate < MAX_RATE
    }
    if problems:
        raise InvalidInput(problems)


def _revalue(
    branch_id: uuid.UUID,
    *,
    revaluation_id: uuid.UUID,
    actor: User,
    posted_on: date,
    rates: Mapping[Metal, Decimal],
) -> uuid.UUID | None:
    currency = current_tenant().currency
    part = PartCode.METAL_REVALUATION
    trading = accounts_for([part], event=PostingEvent.METAL_REVALUATION)[part]
    book, positions = _position(branch_id, on=posted_on, trading=trading, currency=currency)
    value = Decimal(0)
    for metal, grams in positions.items():
        if metal not in rates:
            raise MetalRateMissing(metal=metal)
        value += grams * rates[metal]
    places = Commodity.objects.get(pk=currency).decimals
    gain = (value - book).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return post_entry(
        event=PostingEvent.METAL_REVALUATION,
        source_id=uuid.uuid5(revaluation_id, branch_id.hex),
        branch_id=branch_id,
        posted_on=posted_on,
        actor_id=actor.pk,
        parts=[
            Part(code=part, commodity=currency, amount=gain),
            Part(code=PartCode.METAL_GAIN, commodity=currency, amount=-gain),
        ],
    )


def _position(
    branch_id: uuid.UUID, *, on: date, trading: uuid.UUID, currency: str
) -> tuple[Decimal, dict[Metal, Decimal]]:
    """Return what the trading account holds in money, and the grams of each metal at the end of the day."""
    kinds = (AccountKind.ASSET, AccountKind.LIABILITY, AccountKind.EQUITY)
    accounts = Account.objects.filter(kind__in=kinds).exclude(group=AccountGroup.RETAINED)
    book = Decimal(0)
    positions: dict[Metal, Decimal] = defaultdict(Decimal)
    period = Period(first=on, last=on, branch_id=branch_id)
    for row in turnovers(period=period, account_ids=accounts.order_by().values_list("pk", flat=True)):
        if row.commodity == currency and row.account_id == trading:
            book += row.closing
        elif row.commodity in Metal.values and row.account_id != trading:
            positions[Metal(row.commodity)] += row.closing
    return book, {metal: grams for metal, grams in positions.items() if grams}
