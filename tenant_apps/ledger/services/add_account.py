"""Add an account to the chart."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from shared_apps.idempotency.services import once
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.ledger.choices import AccountGroup
from tenant_apps.ledger.models import Account


@transaction.atomic
def add_account(*, idempotency_key: uuid.UUID, code: str, name: str, group: AccountGroup) -> Account:
    """Write the account; its kind is that of its group.

    Raises:
        InvalidInput: a field cannot be right, or the code is taken.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        lock_in_shop("ledger.chart")
        account = Account(code=code.strip(), name=name.strip(), kind=group.account_kind, group=group)
        require_account_possible(account)
        account.save(force_insert=True)
        return account.pk

    content = {"code": code, "name": name, "group": group}
    account_id, _is_new = once(key=idempotency_key, use_case="add_account", content=content, write=write)
    return Account.objects.get(pk=account_id)


def require_account_possible(account: Account) -> None:
    """Refuse an account whose fields cannot be right.

    Raises:
        InvalidInput: or whose code another one has.
    """
    problems = field_problems(account)
    if Account.objects.filter(code=account.code).exclude(pk=account.pk).exists():
        problems["code"] = ("TAKEN", _("Another account has this code."))
    if problems:
        raise InvalidInput(problems)
