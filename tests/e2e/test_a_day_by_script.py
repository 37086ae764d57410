"""Through the graph alone: open a shop, stock it, sell, give back, and read the day."""

import re
import time
import uuid
from decimal import Decimal
from typing import Any

import pytest

from tests.e2e.client import Script
from tests.plugins.platform import Platform

pytestmark = pytest.mark.e2e

PASSWORD = "correct horse battery staple"
CATALOGUE = """SKU,Name,Metal,Karat,Gross weight,Making %,Quantity
R-1,Laleh ring,XAU,18k,"4,25",18,1
R-2,Yas ring,XAU,750,10.0000,18,1
"""
SIGN_UP = """
mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpSuccess { shopUrl } } }
"""
LOG_IN = """
mutation ($input: LogInInput!) {
  logIn(input: $input) { __typename ... on LogInSuccess { tokens { accessToken } } }
}
"""
SET_RATE = """
mutation ($input: SetRateInput!) { setRate(input: $input) { __typename ... on SetRateSuccess { status } } }
"""
START_IMPORT = """
mutation ($input: StartImportInput!) {
  startImport(input: $input) { __typename ... on StartImportSuccess { job { id } } }
}
"""
IMPORT = "query ($id: ID!) { importJob(id: $id) { status totals { new bad } problems { row column message } } }"
ITEM = 'query { branches { edges { node { id } } } itemByCode(code: "R-2") { id netWeight inStock } }'
QUOTE = """
mutation ($input: QuoteCartInput!) {
  quoteCart(input: $input) {
    __typename
    ... on QuoteCartSuccess { quote { id total lines { components { code amount } tax } } }
  }
}
"""
CHECKOUT = """
mutation ($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ... on CheckoutSuccess { sale { id number total payments { method amount } receiptUrl(paper: A5, language: "fa") } }
  }
}
"""
REFUND = """
mutation ($input: ReturnSaleInput!) {
  returnSale(input: $input) { __typename ... on ReturnSaleSuccess { refund { number total } } }
}
"""
TOTALS = "{ dayTotals { saleCount refundCount total payments { method amount } } }"


def key() -> str:
    return str(uuid.uuid4())


def test_a_script_does_the_whole_job(platform: Platform) -> None:
    shop = opened_shop(platform)
    # IR-2 of the book of rules: 10 g of 750 at 5,000,000 a gram, 18 % making charge, 7 % profit, VAT 10 %.
    rate = {"idempotencyKey": key(), "metal": "XAU", "amount": "5000000", "fineness": "750"}
    assert shop.ask(SET_RATE, {"input": rate})["setRate"] == {"__typename": "SetRateSuccess", "status": "APPLIED"}
    import_catalogue(shop)
    found = shop.ask(ITEM)
    item, branch_id = found["itemByCode"], found["branches"]["edges"][0]["node"]["id"]
    assert (Decimal(item["netWeight"]), Decimal(item["inStock"])) == (10, 1)

    quote = quoted(shop, branch_id, item["id"])
    components = {part["code"]: Decimal(part["amount"]) for part in quote["lines"][0]["components"]}
    assert components == {"METAL": 50_000_000, "MAKING": 9_000_000, "PROFIT": 4_130_000}
    assert (Decimal(quote["lines"][0]["tax"]), Decimal(quote["total"])) == (1_313_000, 64_443_000)

    sale = checked_out(shop, quote["id"])
    assert re.fullmatch(r"MAIN-14\d\d-000001", sale["number"])
    status, kind, content = shop.fetch(sale["receiptUrl"])
    assert (status, kind, content[:5]) == (200, "application/pdf", b"%PDF-")
    assert (totals(shop), Decimal(sale["total"])) == ((1, 0, 64_443_000), 64_443_000)

    refund = {"idempotencyKey": key(), "saleId": sale["id"], "returned": {"reason": "SIZE", "note": "Too small"}}
    answer = shop.ask(REFUND, {"input": refund})["returnSale"]["refund"]
    assert re.fullmatch(r"MAIN-R14\d\d-000001", answer["number"])
    assert Decimal(answer["total"]) == -64_443_000
    assert totals(shop) == (1, 1, 0)
    assert Decimal(shop.ask(ITEM)["itemByCode"]["inStock"]) == 1


def opened_shop(platform: Platform) -> Script:
    public, slug = Script(platform.port, "localhost"), f"script-{uuid.uuid4().hex[:8]}"
    request = {
        "idempotencyKey": key(),
        "companyName": "By script",
        "subdomain": slug,
        "country": "IR",
        "ownerName": "Owner",
        "ownerEmail": "owner@script.example",
        "ownerUsername": "owner",
        "ownerPassword": PASSWORD,
    }
    answer = public.ask(SIGN_UP, {"input": request})["signUp"]
    assert answer == {"__typename": "SignUpSuccess", "shopUrl": f"http://{slug}.localhost:{platform.port}/"}
    shop = Script(platform.port, f"{slug}.localhost")
    credentials = {"login": "owner", "password": PASSWORD, "clientId": key(), "delivery": "BEARER"}
    shop.token = shop.ask(LOG_IN, {"input": credentials})["logIn"]["tokens"]["accessToken"]
    return shop


def import_catalogue(shop: Script) -> None:
    columns = {
        "sku": {"column": "SKU"},
        "name": {"column": "Name"},
        "metal": {"column": "Metal"},
        "fineness": {"column": "Karat"},
        "gross_weight": {"column": "Gross weight"},
        "making_amount": {"column": "Making %"},
        "making_method": {"value": "PERCENT_OF_METAL"},
        "quantity": {"column": "Quantity"},
    }
    request = {"idempotencyKey": key(), "kind": "ITEMS", "file": None, "columns": columns, "isDryRun": False}
    answer = shop.upload(
        START_IMPORT, {"input": request}, field="input.file", name="catalogue.csv", content=CATALOGUE.encode()
    )
    assert answer["startImport"]["__typename"] == "StartImportSuccess", answer
    job = finished(shop, answer["startImport"]["job"]["id"])
    assert (job["status"], job["totals"]) == ("DONE", {"new": 2, "bad": 0}), job["problems"]


def finished(shop: Script, job_id: str) -> dict[str, Any]:
    """Wait for the worker; it is a second or two."""
    deadline = time.monotonic() + 60
    while True:
        job: dict[str, Any] = shop.ask(IMPORT, {"id": job_id})["importJob"]
        if job["status"] not in {"WAITING", "RUNNING"} or time.monotonic() > deadline:
            return job
        time.sleep(0.2)


def quoted(shop: Script, branch_id: str, item_id: str) -> dict[str, Any]:
    answer = shop.ask(QUOTE, {"input": {"branchId": branch_id, "lines": [{"itemId": item_id}]}})["quoteCart"]
    assert answer["__typename"] == "QuoteCartSuccess", answer
    quote: dict[str, Any] = answer["quote"]
    return quote


def checked_out(shop: Script, quote_id: str) -> dict[str, Any]:
    payments = [{"method": "CARD", "amount": "60000000"}, {"method": "CASH", "amount": "4443000"}]
    request = {"input": {"idempotencyKey": key(), "quoteId": quote_id, "payments": payments}}
    first, second = shop.ask(CHECKOUT, request)["checkout"], shop.ask(CHECKOUT, request)["checkout"]
    assert first == second
    assert first["__typename"] == "CheckoutSuccess", first
    sale: dict[str, Any] = first["sale"]
    return sale


def totals(shop: Script) -> tuple[int, int, Decimal]:
    day = shop.ask(TOTALS)["dayTotals"]
    return day["saleCount"], day["refundCount"], Decimal(day["total"])
