"""Give a shop the chart of accounts and the posting table of its country."""

from django.db import transaction

from shared_apps.tenants.context import current_tenant
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.ledger.charts import chart_for
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import Account, PostingRule


@transaction.atomic
def open_books() -> None:
    """Add the rows of the posting table that are missing, and the accounts they need; what is there stays as it is.

    Harmless when repeated. A new release may bring new parts: their rows come with the next posting.
    """
    lock_in_shop("ledger.chart")
    tenant = current_tenant()
    chart = chart_for(tenant.country)
    ruled = set(PostingRule.objects.filter(event="").values_list("part", flat=True))
    accounts = dict(Account.objects.values_list("code", "pk"))
    # All of the chart once; later only what a new row needs, since the shop may have done away with the rest.
    wanted = chart.accounts if not accounts else [chart.account_of(part) for part in chart.rules if part not in ruled]
    for account in Account.objects.bulk_create(
        Account(
            code=row.code,
            name=row.names.get(tenant.language, row.names["en"]),
            translations=dict(row.names),
            kind=row.group.account_kind,
            group=row.group,
        )
        for row in {row.code: row for row in wanted}.values()
        if row.code not in accounts
    ):
        accounts[account.code] = account.pk
    PostingRule.objects.bulk_create(
        PostingRule(part=PartCode(part), account_id=accounts[chart.account_of(part).code])
        for part in chart.rules
        if part not in ruled
    )
