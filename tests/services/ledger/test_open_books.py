from shared_apps.tenants.context import current_tenant, in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.charts import chart_for
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import Account, PostingRule
from tenant_apps.ledger.services.open_books import open_books
from tests.ledger import account


def test_a_new_shop_has_its_countrys_chart_and_posting_table(other_shop: Tenant) -> None:
    with in_tenant(other_shop):
        accounts = dict(Account.objects.values_list("code", "name"))
        ruled = dict(PostingRule.objects.values_list("part", "account__code"))

    chart = chart_for("IR")
    assert accounts == {row.code: row.names["en"] for row in chart.accounts}
    assert ruled == {part: chart.codes[use] for part, use in chart.rules.items()}


def test_an_account_speaks_the_language_that_is_asked(shop: Tenant) -> None:
    cash = account(Use.CASH)

    assert (cash.name_in("fa"), cash.name_in("en"), cash.name_in("tr")) == ("صندوق", "Cash in hand", "Cash in hand")


def test_opening_again_changes_nothing_that_the_accountant_changed(shop: Tenant) -> None:
    assert current_tenant().country == "IR"
    Account.objects.filter(pk=account(Use.CASH).pk).update(name="Drawer")
    PostingRule.objects.filter(part=PartCode.TAX).update(account=account(Use.GOODS))
    before = list(Account.objects.values()), list(PostingRule.objects.values())

    open_books()

    assert (list(Account.objects.values()), list(PostingRule.objects.values())) == before


def test_a_new_part_gets_its_row_and_nothing_else_comes_back(shop: Tenant) -> None:
    PostingRule.objects.filter(part__in=[PartCode.WASTAGE, PartCode.FILINGS]).delete()
    Account.objects.filter(pk__in=[account(Use.WASTAGE).pk, account(Use.RENT).pk]).delete()

    open_books()

    assert PostingRule.objects.get(part=PartCode.WASTAGE).account == account(Use.WASTAGE)
    assert PostingRule.objects.get(part=PartCode.FILINGS).account == account(Use.FILINGS)
    assert not Account.objects.filter(translations__en="Rent").exists()
