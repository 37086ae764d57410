"""Where am I: answered to everybody, on both hosts, over the whole HTTP stack."""

from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tests.plugins.graphql import Graph
from tests.plugins.tenants import TokenFor

SITE = """
{
  site {
    kind
    platformUrl
    shop { name slug country currency currencyDigits language timeZone calendar status }
  }
}
"""


def test_the_platform_says_that_it_is_no_shop(graph: Graph, db: None) -> None:
    answer = graph(SITE)

    assert answer.data == {"site": {"kind": "PLATFORM", "platformUrl": "http://testserver", "shop": None}}


def test_a_shop_says_what_anybody_may_know(graph: Graph, shop: Tenant) -> None:
    site = graph(SITE, shop=shop).data["site"]

    assert (site["kind"], site["platformUrl"]) == ("SHOP", "http://testserver")
    assert site["shop"] == {
        "name": "Shop aurum",
        "slug": "aurum",
        "country": "IR",
        "currency": "IRR",
        "currencyDigits": 0,
        "language": "en",
        "timeZone": "Asia/Tehran",
        "calendar": "JALALI",
        "status": "TRIAL",
    }


def test_a_suspended_shop_answers_with_its_code_only(graph: Graph, shop: Tenant) -> None:
    shop.status = "SUSPENDED"
    with in_public():
        shop.save()

    answer = graph(SITE, shop=shop)

    assert (answer.status, answer.codes) == (403, ["TENANT_SUSPENDED"])


def test_a_token_of_one_shop_is_worth_nothing_on_another(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    token = token_for("owner", shop)
    node = 'query { node(id: "UGVyc29uOjE=") { id } }'

    assert graph(node, shop=shop, token=token).codes == ["NOT_FOUND"]
    assert graph(node, shop=other_shop, token=token).codes == ["UNAUTHENTICATED"]
