"""A new shop starts with the chart of accounts of its country."""

from shared_apps.tenants.provisioning.first_steps import first_step
from tenant_apps.ledger.services.open_books import open_books


@first_step
def open_first_books() -> None:
    open_books()
