import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.market.choices import Metal
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.models import BoardRate, PricingSettings, Quote
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

QUOTE = """
mutation ($input: QuoteCartInput!) {
  quoteCart(input: $input) {
    __typename
    ... on QuoteCartSuccess { quote {
      currency ruleName ruleVersion subtotal discount tax rounding total customer { id } branch { code }
      lines {
        item { id } quantity netWeight fineWeight perFineGram available
        components { code label amount } taxes { name ratePercent base amount }
        subtotal discount tax rounding total
      }
    } }
    ... on Problem { code path }
    ... on InvalidInput { fields { path code } }
    ... on DiscountNotAllowed { allowedPercent }
    ... on RateStale { metal maxAgeMinutes }
  }
}
"""


@pytest.fixture
def ring(shop: Tenant) -> Item:
    PricingSettings.objects.create(follows_platform_rates=False)
    BoardRate.objects.create(
        metal=Metal.GOLD,
        currency="IRR",
        per_fine_gram=Decimal("6666666.666667"),
        source="board",
        quoted_at=timezone.now() - timedelta(minutes=1),
    )
    return Item.objects.create(
        sku="RING",
        name="Ring",
        metal=Metal.GOLD,
        fineness=Decimal(750),
        gross_weight=Decimal(10),
        net_weight=Decimal(10),
        making_method=MakingMethod.PERCENT_OF_METAL,
        making_amount=Decimal(18),
    )


def cart(*items: Item, **changes: Any) -> dict[str, Any]:
    lines = [{"itemId": to_base64("Item", item.pk), **changes} for item in items]
    return {"input": {"branchId": to_base64("Branch", Branch.objects.get(is_default=True).pk), "lines": lines}}


def test_a_cart_is_quoted_with_every_part_of_the_price(
    graph: Graph, shop: Tenant, ring: Item, token_for: TokenFor, staff: AddStaff
) -> None:
    token = token_for(staff(Role.CASHIER), shop)

    answer = graph(QUOTE, cart(ring), shop=shop, token=token).data["quoteCart"]

    quote = answer["quote"]
    assert (quote["total"], quote["tax"], quote["currency"]) == ("64443000.00", "1313000.00", "IRR")
    assert (quote["ruleName"], quote["ruleVersion"]) == ("IR", "IR-2024-03-20")
    (line,) = quote["lines"]
    assert line["components"] == [
        {"code": "METAL", "label": "Metal", "amount": "50000000.00"},
        {"code": "MAKING", "label": "Making charge", "amount": "9000000.00"},
        {"code": "PROFIT", "label": "Profit", "amount": "4130000.00"},
    ]
    assert line["taxes"] == [{"name": "VAT", "ratePercent": "10", "base": "13130000.00", "amount": "1313000.00"}]
    assert (line["available"], line["perFineGram"]) == ("0", "6666666.666667")


def test_a_refusal_says_which_field_and_keeps_nothing(
    graph: Graph, shop: Tenant, ring: Item, token_for: TokenFor, staff: AddStaff
) -> None:
    token = token_for(staff(Role.CASHIER), shop)
    unknown = Item(pk=uuid.uuid4())

    def ask(variables: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = graph(QUOTE, variables, shop=shop, token=token).data["quoteCart"]
        return answer

    too_much = ask(cart(ring, discount="40000000"))
    two_of_one = ask(cart(ring, quantity="2"))
    not_there = ask(cart(unknown))
    nobody = cart(ring)
    nobody["input"]["customerId"] = to_base64("Customer", uuid.uuid4())
    no_customer = ask(nobody)
    BoardRate.objects.update(quoted_at=timezone.now() - timedelta(days=2))
    stale = ask(cart(ring))

    assert (too_much["__typename"], too_much["path"]) == ("DiscountNotAllowed", ["lines", "0", "discount"])
    assert too_much["allowedPercent"] == "5"
    assert two_of_one["fields"] == [{"path": ["lines", "0", "quantity"], "code": "QUANTITY"}]
    assert (not_there["__typename"], not_there["path"]) == ("NotFound", ["lines", "0", "itemId"])
    assert (no_customer["__typename"], no_customer["path"]) == ("NotFound", ["customerId"])
    assert (stale["__typename"], stale["metal"], stale["maxAgeMinutes"]) == ("RateStale", "XAU", 1440)
    assert not Quote.objects.exists()


@pytest.mark.parametrize("role", [Role.GOLDSMITH, Role.ACCOUNTANT])
def test_who_does_not_sell_does_not_quote(
    graph: Graph, shop: Tenant, ring: Item, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    answer = graph(QUOTE, cart(ring), shop=shop, token=token_for(staff(role), shop))

    assert answer.codes == ["FORBIDDEN"]
    assert not Quote.objects.exists()
