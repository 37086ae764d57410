"""How a branch numbers its documents is the shop's own choice, as long as no two share a number."""

import uuid
from datetime import date
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.choices import Series
from tenant_apps.branches.models import Branch
from tenant_apps.branches.services.next_number import next_number
from tenant_apps.branches.services.set_numbering import set_numbering

PLAIN = "{branch}-{series}{year}-{number}"


@pytest.fixture
def branch(shop: Tenant) -> Branch:
    return Branch.objects.create(code="TEH", name="Tehran")


def change(branch: Branch, pattern: str = PLAIN, *, month: int = 1, step: Decimal | None = None) -> Branch:
    return set_numbering(branch_id=branch.pk, number_pattern=pattern, fiscal_month=month, cash_step=step)


def test_the_next_number_follows_the_pattern_and_the_year(branch: Branch) -> None:
    changed = change(branch, " {year}/{series}{number} ", month=7, step=Decimal("0.5"))

    assert next_number(branch=changed, series=Series.REFUND, day=date(2026, 9, 22)) == "1404/R000001"
    assert (changed.cash_step, Branch.objects.get(pk=branch.pk).fiscal_month) == (Decimal("0.5"), 7)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{number}",
        "{series}{number}",
        "{year}{number}",
        "{series}{year}",
        "{series}{year}{number}{number}",
        "{series}{year}{number}{shop}",
        "{series}{year}{number:x}",
        "{series}{year}{number!r}",
        "{branch.__class__}{series}{year}{number}",
        "{series}{year}{number",
        "{series}{year}{number}{}",
    ],
)
def test_a_pattern_that_makes_no_unique_numbers_is_refused(branch: Branch, pattern: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        change(branch, pattern)

    assert list(refusal.value.fields) == ["number_pattern"]
    assert Branch.objects.get(pk=branch.pk).number_pattern == PLAIN


@pytest.mark.parametrize(
    ("month", "step", "field"),
    [
        (0, None, "fiscal_month"),
        (13, None, "fiscal_month"),
        (1, Decimal(0), "cash_step"),
        (1, Decimal(-1), "cash_step"),
    ],
)
def test_what_cannot_be_is_refused(branch: Branch, month: int, step: Decimal | None, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        change(branch, month=month, step=step)

    assert list(refusal.value.fields) == [field]


def test_an_unknown_branch_is_not_found(branch: Branch) -> None:
    with pytest.raises(NotFound):
        change(Branch(pk=uuid.uuid4()))
