"""Whatever a day brings: what should be there is the float and the sum of what came and went, and no rial is lost."""

import uuid
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.identity.models import User
from tenant_apps.drawers.choices import COUNTED_METHODS, CashReason, PaymentMethod, TakingKind
from tenant_apps.drawers.report import ShiftReport
from tenant_apps.drawers.selectors.shift_report import shift_report
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalLine
from tests.till import Till, counted, set_up_till, taken

AMOUNTS = st.integers(1, 10**9)
SIGNED = st.integers(-(10**9), 10**9).filter(bool)
TAKEN = [kind for kind in TakingKind if kind not in (TakingKind.CASH_IN, TakingKind.CASH_OUT)]
DOCUMENTS = st.tuples(
    st.sampled_from(TAKEN),
    st.lists(st.tuples(st.sampled_from(PaymentMethod), SIGNED), min_size=1, max_size=4),
)
MOVEMENTS = st.tuples(st.sampled_from(CashReason), SIGNED)
EVENTS = st.lists(st.one_of(DOCUMENTS, MOVEMENTS), max_size=12)
COUNTS = st.dictionaries(st.sampled_from(COUNTED_METHODS), st.integers(0, 10**10)).filter(
    lambda counts: PaymentMethod.CASH in counts
)


@given(opening=st.integers(0, 10**9), events=EVENTS, counts=COUNTS)
# Every example is rolled back to what the fixture made.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_expected_is_the_float_and_the_sums_and_what_differs_is_posted(
    owner: User, opening: int, events: list[tuple[object, object]], counts: dict[PaymentMethod, int]
) -> None:
    with transaction.atomic():
        _live_through(set_up_till(owner), opening, events, counts)
        transaction.set_rollback(True)


def _live_through(
    till: Till, opening: int, events: list[tuple[object, object]], counts: dict[PaymentMethod, int]
) -> None:
    sums = {PaymentMethod.CASH: opening}
    posted_cash = 0
    shift = till.open(opening)
    for what, amounts in events:
        if isinstance(what, CashReason) and isinstance(amounts, int):
            till.move(shift, amounts, what, "Because")
            sums[PaymentMethod.CASH] += amounts
            posted_cash += amounts if what != CashReason.SAFE else 0
        elif isinstance(what, TakingKind) and isinstance(amounts, list):
            till.take(*(taken(amount, method) for method, amount in amounts), kind=what, source_id=uuid.uuid4())
            for method, amount in amounts:
                sums[method] = sums.get(method, 0) + amount
    open_report = shift_report(shift)

    closed = till.close(shift, *(counted(amount, method) for method, amount in counts.items()))

    report = shift_report(closed)
    assert {one.method: one.expected for one in open_report.methods} == sums
    assert {one.method: one.expected for one in report.methods} == {**dict.fromkeys(counts, 0), **sums}
    assert report.sums == open_report.sums
    assert {one.method: one.difference for one in report.methods if one.counted is not None} == {
        method: amount - sums.get(method, 0) for method, amount in counts.items()
    }
    assert closed.differs == any(amount != sums.get(method, 0) for method, amount in counts.items())
    assert ShiftReport.from_json(report.as_json()) == report
    difference = counts[PaymentMethod.CASH] - sums[PaymentMethod.CASH]
    assert _posted(PartCode.CASH) == posted_cash + difference
    assert _posted(PartCode.CASH_DIFFERENCE) == -difference


def _posted(part: PartCode) -> Decimal:
    amount: Decimal | None = JournalLine.objects.filter(part=part).aggregate(amount=Sum("amount"))["amount"]
    return amount or Decimal(0)
