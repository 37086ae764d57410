"""X and Z on paper, in both languages; who counts blind reads nothing there."""

import io
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.choices import CashReason, PaymentMethod, TakingKind
from tenant_apps.drawers.counting import Counted, Pieces
from tenant_apps.drawers.letterhead import Letterhead
from tenant_apps.drawers.models import CounterSettings, Shift
from tenant_apps.drawers.selectors.shift_report import shift_report
from tenant_apps.drawers.shift_paper import ShiftPaper
from tests.plugins.graphql import host_of
from tests.plugins.tenants import AddStaff, TokenFor
from tests.till import CLOSED, Till, set_up_till, taken


@pytest.fixture
def till(owner: User) -> Till:
    CounterSettings.objects.create(receipt_header="Since 1950", tax_number="411")
    return set_up_till(owner)


@pytest.fixture
def shift(till: Till) -> Shift:
    """An open shift: float 1,000,000; 300,000 in cash and 700,000 by card came in, 50,000 went out for tea."""
    shift = till.open(1_000_000)
    till.take(taken(300_000), taken(700_000, PaymentMethod.CARD))
    till.take(taken(-100_000), kind=TakingKind.RETURN)
    till.move(shift, -50_000, CashReason.EXPENSE, "Tea")
    return shift


def close(till: Till, shift: Shift) -> Shift:
    notes = (Pieces(value=Decimal(500_000), count=2), Pieces(value=Decimal(100_000), count=1))
    return till.close(shift, Counted(method=PaymentMethod.CASH, amount=Decimal(1_100_000), pieces=notes))


def fetch(client: Client, shop: Tenant, shift: Shift, token: str, query: str = "") -> HttpResponse:
    headers = {"Host": host_of(shop), "Authorization": f"Bearer {token}"}
    return client.get(f"/files/shifts/{shift.pk}.pdf{query}", headers=headers)  # type: ignore[return-value]


def text_of(response: HttpResponse) -> str:
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_z_report_says_everything_in_english(
    client: Client, shop: Tenant, till: Till, shift: Shift, token_for: TokenFor
) -> None:
    response = fetch(client, shop, close(till, shift), token_for("owner", shop), "?paper=A4&language=en")

    assert response.headers["Content-Disposition"] == 'inline; filename="Z-1.pdf"'
    text = text_of(response)
    for words in (
        "Shop aurum",
        "Since 1950",
        "Tax number 411",
        "Z report 1",
        "Till Till",
        "Cashier Owner of aurum",
        "Opened 1405/08/29 09:30",
        "Closed 1405/08/29 18:30",
        "Float 1,000,000",
        "Cash × 1 300,000",
        "Card × 1 700,000",
        "Return Cash × 1 -100,000",
        "Cash out Cash × 1 -50,000",
        "500,000 × 2 1,000,000",
        "Expected 1,150,000 Counted 1,100,000 Difference -50,000",
        "All amounts in Iranian rials.",
    ):
        assert words in text


def test_the_z_report_is_persian_with_its_own_digits_and_calendar(
    client: Client, shop: Tenant, till: Till, shift: Shift, token_for: TokenFor
) -> None:
    text = text_of(fetch(client, shop, close(till, shift), token_for("owner", shop), "?language=fa"))

    # In the order in which the paper shows them, from right to left.
    assert "۱٬۰۰۰٬۰۰۰" in text
    for words in ("Expected", "Counted", "Float", "Cash"):
        assert words not in text


def test_the_persian_words_are_all_there(shop: Tenant, till: Till, shift: Shift) -> None:
    closed = close(till, shift)
    with translation.override("fa"):
        paper = ShiftPaper(shift=closed, report=shift_report(closed), shop=shop, language="fa", at=CLOSED)
        content = paper.content(letterhead=Letterhead(tax_number="411"))

    assert (content["direction"], content["heading"]) == ("rtl", "گزارش Z شمارهٔ ۱")
    assert content["about"] == ["Bazaar", "شمارهٔ مالیاتی 411"]
    assert content["facts"] == [
        ("پایانهٔ صندوق", "Till"),
        ("صندوق‌دار", "Owner of aurum"),
        ("باز شد", "۱۴۰۵/۰۸/۲۹ ۰۹:۳۰"),
        ("بسته شد", "۱۴۰۵/۰۸/۲۹ ۱۸:۳۰"),
    ]
    assert content["groups"] == [
        ("کشو", [("موجودی اول", "۱٬۰۰۰٬۰۰۰")]),
        ("فروش", [("نقد × ۱", "۳۰۰٬۰۰۰"), ("کارت × ۱", "۷۰۰٬۰۰۰")]),
        ("مرجوعی", [("نقد × ۱", "-۱۰۰٬۰۰۰")]),
        ("برداشت نقد", [("نقد × ۱", "-۵۰٬۰۰۰")]),
        ("اسکناس و سکه", [("۵۰۰٬۰۰۰ × ۲", "۱٬۰۰۰٬۰۰۰"), ("۱۰۰٬۰۰۰ × ۱", "۱۰۰٬۰۰۰")]),
    ]
    assert content["methods"][0] == [
        "نقد",
        [("مورد انتظار", "۱٬۱۵۰٬۰۰۰"), ("شمرده‌شده", "۱٬۱۰۰٬۰۰۰"), ("اختلاف", "-۵۰٬۰۰۰")],
    ]


def test_the_x_report_tells_a_manager_what_should_be_there_and_changes_nothing(
    client: Client, shop: Tenant, shift: Shift, token_for: TokenFor
) -> None:
    response = fetch(client, shop, shift, token_for("owner", shop))

    text = text_of(response)
    assert response.headers["Content-Disposition"] == 'inline; filename="X.pdf"'
    assert "X report" in text
    assert "Expected 1,150,000" in text
    assert "Counted" not in text
    shift.refresh_from_db()
    assert (shift.is_open, shift.z_number) == (True, None)


@pytest.mark.parametrize(("paper", "millimetres"), [("MM80", 80), ("A4", 210)])
def test_every_paper_has_its_width(
    client: Client, shop: Tenant, shift: Shift, token_for: TokenFor, paper: str, millimetres: int
) -> None:
    pdf = PdfReader(io.BytesIO(fetch(client, shop, shift, token_for("owner", shop), f"?paper={paper}").content))

    assert round(float(pdf.pages[0].mediabox.width) * 25.4 / 72) == millimetres


def test_who_counts_blind_gets_the_report_only_after_the_count(
    client: Client, shop: Tenant, till: Till, staff: AddStaff, token_for: TokenFor
) -> None:
    cashier = staff(Role.CASHIER)
    shift, token = till.open(1_000_000, by=cashier), token_for(cashier, shop)

    before = fetch(client, shop, shift, token)
    till.close(shift, Counted(method=PaymentMethod.CASH, amount=Decimal(1_000_000)), by=cashier)
    after = fetch(client, shop, shift, token)

    assert (before.status_code, after.status_code) == (404, 200)


@pytest.mark.parametrize(("role", "status"), [(Role.MANAGER, 200), (Role.ACCOUNTANT, 200), (Role.GOLDSMITH, 403)])
def test_who_may_see_a_z_report(
    client: Client,
    shop: Tenant,
    till: Till,
    shift: Shift,
    staff: AddStaff,
    token_for: TokenFor,
    role: Role,
    status: int,
) -> None:
    closed = close(till, shift)

    assert fetch(client, shop, closed, token_for(staff(role), shop)).status_code == status


def test_a_cashier_does_not_see_anothers_z_report(
    client: Client, shop: Tenant, till: Till, shift: Shift, staff: AddStaff, token_for: TokenFor
) -> None:
    closed = close(till, shift)

    assert fetch(client, shop, closed, token_for(staff(Role.CASHIER), shop)).status_code == 404


@pytest.mark.parametrize("query", ["?paper=A3", "?language=xx"])
def test_what_cannot_be_printed_is_not_found(
    client: Client, shop: Tenant, shift: Shift, token_for: TokenFor, query: str
) -> None:
    assert fetch(client, shop, shift, token_for("owner", shop), query).status_code == 404


def test_another_shop_does_not_know_the_shift(
    client: Client, other_shop: Tenant, shift: Shift, token_for: TokenFor
) -> None:
    assert fetch(client, other_shop, shift, token_for("owner", other_shop)).status_code == 404
