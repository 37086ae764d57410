"""The receipt as a file: for people who may see sales of this shop, and nobody else."""

import io
import uuid
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.authenticate_request import ACCESS_COOKIE
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.models import PrintedCopy, Sale
from tenant_apps.sales.services.print_receipt import print_receipt
from tests.counter import open_counter
from tests.plugins.graphql import host_of
from tests.plugins.tenants import AddStaff, TokenFor

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def sale(owner: User) -> Sale:
    counter = open_counter(owner)
    return counter.sell(counter.stock())


def fetch(client: Client, shop: Tenant, path: str, token: str | None = None) -> HttpResponse:
    headers = {"Host": host_of(shop)} | ({"Authorization": f"Bearer {token}"} if token else {})
    return client.get(path, headers=headers)  # type: ignore[return-value]


def path_of(sale: Sale, query: str = "") -> str:
    return f"/receipts/{sale.pk}.pdf{query}"


def test_the_receipt_is_a_pdf_for_this_person_alone(
    client: Client, shop: Tenant, sale: Sale, token_for: TokenFor
) -> None:
    response = fetch(client, shop, path_of(sale), token_for("owner", shop))

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="BAZ-1405-000001.pdf"'
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


def test_a_browser_comes_with_its_cookie(client: Client, shop: Tenant, sale: Sale, token_for: TokenFor) -> None:
    client.cookies[ACCESS_COOKIE] = token_for("owner", shop)

    assert fetch(client, shop, path_of(sale, "?paper=A4&language=fa")).status_code == 200


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.MANAGER, 200), (Role.CASHIER, 200), (Role.ACCOUNTANT, 200), (Role.GOLDSMITH, 403)],
)
def test_who_may_see_a_receipt(
    client: Client, shop: Tenant, sale: Sale, staff: AddStaff, token_for: TokenFor, role: Role, status: int
) -> None:
    assert fetch(client, shop, path_of(sale), token_for(staff(role), shop)).status_code == status


def test_nobody_gets_nothing(client: Client, shop: Tenant, sale: Sale) -> None:
    anonymous = fetch(client, shop, path_of(sale))
    forged = fetch(client, shop, path_of(sale), "forged")

    assert (anonymous.status_code, forged.status_code) == (401, 401)
    assert anonymous.json()["code"] == "UNAUTHENTICATED"  # type: ignore[attr-defined]


def test_another_shop_knows_neither_the_receipt_nor_the_token(
    client: Client, shop: Tenant, other_shop: Tenant, sale: Sale, token_for: TokenFor
) -> None:
    assert fetch(client, other_shop, path_of(sale), token_for("owner", other_shop)).status_code == 404
    assert fetch(client, shop, path_of(sale), token_for("owner", other_shop)).status_code == 401
    assert fetch(client, other_shop, path_of(sale), token_for("owner", shop)).status_code == 401


@pytest.mark.parametrize("query", ["?paper=A3", "?paper=", "?language=xx", "?language=../fa"])
def test_what_cannot_be_printed_is_not_found(
    client: Client, shop: Tenant, sale: Sale, token_for: TokenFor, query: str
) -> None:
    assert fetch(client, shop, path_of(sale, query), token_for("owner", shop)).status_code == 404


def test_an_unknown_document_is_not_found(client: Client, shop: Tenant, sale: Sale, token_for: TokenFor) -> None:
    token = token_for("owner", shop)

    assert fetch(client, shop, path_of(Sale(pk=uuid.uuid4())), token).status_code == 404


def test_a_receipt_is_only_read(client: Client, shop: Tenant, sale: Sale) -> None:
    assert client.post(path_of(sale), headers={"Host": host_of(shop)}).status_code in {403, 405}


def printed(sale: Sale, owner: User, minutes_ago: int = 0) -> PrintedCopy:
    now = timezone.now() - timedelta(minutes=minutes_ago)
    return print_receipt(actor=owner, idempotency_key=uuid.uuid4(), sale_id=sale.pk, now=now)


def text_of(response: HttpResponse) -> str:
    return " ".join(PdfReader(io.BytesIO(response.content)).pages[0].extract_text().split())


def test_only_the_first_print_is_the_original(
    client: Client, shop: Tenant, sale: Sale, owner: User, token_for: TokenFor
) -> None:
    token = token_for(owner, shop)
    prints = [printed(sale, owner), printed(sale, owner)]

    original, copy = (text_of(fetch(client, shop, path_of(sale, f"?print={one.pk}"), token)) for one in prints)

    assert "COPY" not in original
    assert "Not for the customer" not in original
    assert "COPY 2 ·" in copy


def test_what_was_not_counted_as_a_print_is_no_receipt_for_the_customer(
    client: Client, shop: Tenant, sale: Sale, token_for: TokenFor
) -> None:
    assert "Not for the customer" in text_of(fetch(client, shop, path_of(sale), token_for("owner", shop)))


def test_a_print_is_fetched_for_a_short_while_only(
    client: Client, shop: Tenant, sale: Sale, owner: User, token_for: TokenFor
) -> None:
    token = token_for(owner, shop)
    old, new = printed(sale, owner, minutes_ago=10), printed(sale, owner, minutes_ago=9)

    answers = [fetch(client, shop, path_of(sale, f"?print={one.pk}"), token).status_code for one in (old, new)]

    assert answers == [404, 200]


@pytest.mark.parametrize("print_id", ["", "x", NOBODY])
def test_a_print_that_was_not_made_is_not_found(
    client: Client, shop: Tenant, sale: Sale, token_for: TokenFor, print_id: str
) -> None:
    assert fetch(client, shop, path_of(sale, f"?print={print_id}"), token_for("owner", shop)).status_code == 404


def test_the_print_of_another_document_is_not_found(
    client: Client, shop: Tenant, sale: Sale, owner: User, token_for: TokenFor
) -> None:
    other = PrintedCopy.objects.create(
        document_id=uuid.uuid4(), number=1, printed_by=owner.pk, printed_by_name="x", printed_at=timezone.now()
    )

    answer = fetch(client, shop, path_of(sale, f"?print={other.pk}"), token_for(owner, shop))

    assert answer.status_code == 404
