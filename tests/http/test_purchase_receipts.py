"""The purchase receipt as a file."""

import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.printing.choices import PaperSize
from shared_apps.tenants.context import current_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.buying.models import Purchase
from tenant_apps.buying.receipts.content import receipt_content
from tenant_apps.buying.services.void_purchase import void_purchase
from tenant_apps.drawers.letterhead import Letterhead
from tests.buying import buy
from tests.counter import open_counter
from tests.plugins.graphql import host_of
from tests.plugins.tenants import AddStaff, TokenFor


@pytest.fixture
def purchase(owner: User) -> Purchase:
    return buy(open_counter(owner, now=timezone.now()))


def fetch(client: Client, shop: Tenant, path: str, token: str | None = None) -> HttpResponse:
    headers = {"Host": host_of(shop)} | ({"Authorization": f"Bearer {token}"} if token else {})
    return client.get(path, headers=headers)  # type: ignore[return-value]


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_it_prints_on_every_paper(
    client: Client, shop: Tenant, purchase: Purchase, token_for: TokenFor, paper: PaperSize, language: str
) -> None:
    path = f"/receipts/purchases/{purchase.pk}.pdf?paper={paper.value}&language={language}"

    response = fetch(client, shop, path, token_for("owner", shop))

    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize(("role", "status"), [(Role.CASHIER, 200), (Role.GOLDSMITH, 403), (None, 401)])
def test_who_may_fetch_it(
    client: Client,
    shop: Tenant,
    purchase: Purchase,
    staff: AddStaff,
    token_for: TokenFor,
    role: Role | None,
    status: int,
) -> None:
    token = token_for(staff(role), shop) if role else None

    assert fetch(client, shop, f"/receipts/purchases/{purchase.pk}.pdf", token).status_code == status


def test_there_is_no_receipt_of_nothing(client: Client, shop: Tenant, owner: User, token_for: TokenFor) -> None:
    path = f"/receipts/purchases/{uuid.uuid4()}.pdf"

    assert fetch(client, shop, path, token_for("owner", shop)).status_code == 404


def test_it_says_how_the_price_was_made_and_only_the_end_of_the_number(owner: User, purchase: Purchase) -> None:
    content = receipt_content(purchase=purchase, shop=current_tenant(), letterhead=Letterhead(), language="en")

    assert content["facts"][2:4] == [("Seller", "Sara Ahmadi"), ("National identity card", "••••5678")]
    (line,) = content["lines"]
    assert line["metal"] == "Gold 740 ‰"
    assert line["parts"] == [
        ("Gross weight", "12 g"),
        ("Fine weight", "8.88 g"),
        ("Rate for a fine gram", "6,666,666.67"),
    ]
    assert content["total"] == ["Paid to the seller", "59,200,000"]
    assert "0012345678" not in str(content)


def test_a_voided_purchase_says_so(owner: User, purchase: Purchase) -> None:
    voided = void_purchase(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        purchase_id=purchase.pk,
        reason="Wrong person",
        now=purchase.bought_at,
    )

    content = receipt_content(purchase=voided, shop=current_tenant(), letterhead=Letterhead(), language="en")

    assert content["mark"].startswith("VOIDED 1405/")
