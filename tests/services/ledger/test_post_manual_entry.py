import uuid
from decimal import Decimal

import pytest
from django.db import connection, transaction

from project.errors import InvalidInput, NotFound
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.errors import AlreadyReversed, NotReversible, Unbalanced
from tenant_apps.ledger.models import Account, JournalEntry
from tenant_apps.ledger.services.post_manual_entry import ManualLine, post_manual_entry
from tenant_apps.ledger.services.reverse_journal_entry import reverse_journal_entry
from tests.ledger import DAY, account, lines_of, money, post, posted
from tests.plugins.tenants import AddStaff


def line(use: Use, amount: int | str, commodity: str = "IRR") -> ManualLine:
    return ManualLine(account_id=account(use).pk, commodity=commodity, amount=Decimal(amount))


def write(
    actor: User, *lines: ManualLine, key: uuid.UUID | None = None, branch_id: uuid.UUID | None = None
) -> uuid.UUID:
    return post_manual_entry(
        actor=actor,
        idempotency_key=key or uuid.uuid4(),
        branch_id=branch_id or Branch.objects.get(is_default=True).pk,
        posted_on=DAY,
        note="November",
        lines=lines,
    )


def undo(actor: User, entry_id: uuid.UUID, key: uuid.UUID | None = None) -> uuid.UUID:
    return reverse_journal_entry(
        actor=actor, idempotency_key=key or uuid.uuid4(), entry_id=entry_id, posted_on=DAY, note="Wrong"
    )


def test_an_accountant_posts_rent_and_metal_as_it_was_written(shop: Tenant, owner: User) -> None:
    key = uuid.uuid4()
    lines = [
        line(Use.RENT, 500),
        line(Use.BANK, -500),
        line(Use.GOLDSMITHS, "1.5", "XAU"),
        line(Use.SCRAP_STOCK, "-1.5", "XAU"),
    ]

    entry_id = write(owner, *lines, key=key)

    assert write(owner, *lines, key=key) == entry_id
    entry = JournalEntry.objects.get()
    assert (entry.event, entry.note, entry.actor_id) == (PostingEvent.MANUAL, "November", owner.pk)
    assert lines_of(entry_id) == [
        posted(Use.RENT, "IRR", 500),
        posted(Use.BANK, "IRR", -500),
        posted(Use.GOLDSMITHS, "XAU", "1.5"),
        posted(Use.SCRAP_STOCK, "XAU", "-1.5"),
    ]
    connection.check_constraints()


def test_what_does_not_balance_is_refused_by_commodity(shop: Tenant, owner: User) -> None:
    with pytest.raises(Unbalanced) as refusal, transaction.atomic():
        write(owner, line(Use.RENT, 500), line(Use.BANK, -400), line(Use.SCRAP_STOCK, "-1.5", "XAU"))

    assert refusal.value.facts == {"differences": {"IRR": 100, "XAU": Decimal("-1.5")}}
    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize(
    ("amount", "commodity", "path", "code"),
    [
        ("0", "IRR", "lines.0.amount", "NOT_POSSIBLE"),
        ("0.001", "IRR", "lines.0.amount", "NOT_POSSIBLE"),
        ("1e15", "IRR", "lines.0.amount", "NOT_POSSIBLE"),
        ("NaN", "IRR", "lines.0.amount", "NOT_POSSIBLE"),
        ("5", "XXX", "lines.0.commodity", "UNKNOWN"),
    ],
)
def test_what_cannot_be_posted_is_refused_at_its_line(
    shop: Tenant, owner: User, amount: str, commodity: str, path: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        write(owner, line(Use.RENT, amount, commodity), line(Use.BANK, -1))

    assert refusal.value.fields[path][0] == code
    assert not JournalEntry.objects.exists()


def test_too_few_and_too_many_lines_are_refused(shop: Tenant, owner: User) -> None:
    for lines in ([line(Use.RENT, 1)], [line(Use.RENT, 1)] * 101):
        with pytest.raises(InvalidInput) as refusal, transaction.atomic():
            write(owner, *lines)
        assert refusal.value.fields["lines"][0] == "BAD_COUNT"

    assert not JournalEntry.objects.exists()


def test_accounts_out_of_use_or_unknown_are_refused(shop: Tenant, owner: User) -> None:
    Account.objects.filter(pk=account(Use.RENT).pk).update(is_active=False)

    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        write(owner, line(Use.RENT, 5), line(Use.BANK, -5))
    with pytest.raises(NotFound), transaction.atomic():
        write(owner, ManualLine(account_id=uuid.uuid4(), commodity="IRR", amount=Decimal(5)), line(Use.BANK, -5))

    assert refusal.value.fields["lines.0.account_id"][0] == "NOT_ACTIVE"
    assert not JournalEntry.objects.exists()


def test_who_works_elsewhere_neither_posts_nor_reverses_here(shop: Tenant, owner: User, staff: AddStaff) -> None:
    accountant, second = staff(Role.ACCOUNTANT), Branch.objects.create(code="SEC", name="Second")
    second.staff.add(accountant)
    entry_id = write(owner, line(Use.RENT, 5), line(Use.BANK, -5))

    with pytest.raises(NotFound), transaction.atomic():
        write(accountant, line(Use.RENT, 5), line(Use.BANK, -5))
    with pytest.raises(NotFound), transaction.atomic():
        undo(accountant, entry_id)

    assert JournalEntry.objects.count() == 1


def test_a_manual_entry_is_undone_once(shop: Tenant, owner: User) -> None:
    entry_id, key = write(owner, line(Use.RENT, 5), line(Use.BANK, -5)), uuid.uuid4()

    reversal_id = undo(owner, entry_id, key)

    assert undo(owner, entry_id, key) == reversal_id
    assert lines_of(reversal_id) == [posted(Use.RENT, "IRR", -5), posted(Use.BANK, "IRR", 5)]
    with pytest.raises(AlreadyReversed), transaction.atomic():
        undo(owner, entry_id)
    with pytest.raises(NotReversible) as refusal, transaction.atomic():
        undo(owner, reversal_id)
    assert refusal.value.facts == {"reason": "IS_REVERSAL"}
    assert JournalEntry.objects.count() == 2


def test_what_a_document_posted_is_undone_with_the_document(shop: Tenant, owner: User) -> None:
    sale = post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5))

    with pytest.raises(NotReversible) as refusal, transaction.atomic():
        undo(owner, sale)

    assert refusal.value.facts == {"reason": "HAS_SOURCE"}
    assert JournalEntry.objects.count() == 1
