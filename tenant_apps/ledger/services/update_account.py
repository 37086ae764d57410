"""Rename an account, or take it out of use."""

import uuid

from django.db import transaction

from project.errors import NotFound
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.ledger.errors import AccountInUse
from tenant_apps.ledger.models import Account
from tenant_apps.ledger.services.add_account import require_account_possible


@transaction.atomic
def update_account(*, account_id: uuid.UUID, code: str, name: str, is_active: bool) -> Account:
    """Write code, name and use; its place in the statements stays. A new name holds in all languages.

    Raises:
        NotFound: there is no such account.
        InvalidInput: a field cannot be right, or the code is taken.
        AccountInUse: it goes out of use while the posting table sends amounts to it (facts: parts).
    """
    lock_in_shop("ledger.chart")
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise NotFound(field="account_id")
    if name.strip() != account.name_in():
        account.name, account.translations = name.strip(), {}
    account.code, account.is_active = code.strip(), is_active
    require_account_possible(account)
    if not is_active and (parts := sorted(set(account.rules.order_by().values_list("part", flat=True)))):
        raise AccountInUse(parts=parts)
    account.save()
    return account
