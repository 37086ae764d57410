"""Every night the books are held against the shelves, and a difference is heard."""

from decimal import Decimal

from structlog.testing import capture_logs

from shared_apps.events.models import OutboxEvent
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.choices import PartCode
from tenant_apps.stock.events import StockDiffersFromBooks
from tenant_apps.stock.services.check_stock_in_books import check_stock_in_books
from tenant_apps.stock.tasks import check_everywhere
from tests.factories.catalog import add_item
from tests.ledger import gold, money, post


def recorded() -> int:
    with in_public():
        return OutboxEvent.objects.filter(name=StockDiffersFromBooks.NAME).count()


def test_what_agrees_is_not_mentioned(owner: User) -> None:
    add_item(owner, unit_cost=Decimal(500), stock=1)

    assert check_stock_in_books() == []
    assert recorded() == 0


def test_a_difference_is_named_and_recorded_once_a_branch(owner: User, branch: Branch) -> None:
    add_item(owner, unit_cost=Decimal(500), stock=1)
    post(gold(PartCode.METAL_STOCK, "-0.00000001"), gold(PartCode.OPENING_EQUITY, "0.00000001"), branch=branch)
    post(money(PartCode.INVENTORY, 7), money(PartCode.OPENING_EQUITY, -7), branch=branch)

    found = {(one.branch_id, one.commodity): one.difference for one in check_stock_in_books()}

    assert found == {(branch.pk, "IRR"): 7, (branch.pk, "XAU"): Decimal("-0.00000001")}
    assert recorded() == 1


def test_every_open_shop_is_checked_and_a_difference_is_logged(shop: Tenant, owner: User) -> None:
    post(gold(PartCode.METAL_STOCK, "2"), gold(PartCode.OPENING_EQUITY, "-2"))

    with in_public(), capture_logs() as logs:
        check_everywhere()

    (line,) = [line for line in logs if line["event"] == "stock_differs_from_books"]
    assert (line["log_level"], line["shop"], line["commodity"]) == ("critical", shop.schema_name, "XAU")
    assert Decimal(line["in_books"]) - Decimal(line["in_stock"]) == 2
