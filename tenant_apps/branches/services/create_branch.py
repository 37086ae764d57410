"""Open a branch, with its first till."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from shared_apps.billing.services import check_limit
from shared_apps.idempotency.services import once
from shared_apps.plans.choices import Limit
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.branches.models import Branch, Terminal


@transaction.atomic
def create_branch(*, idempotency_key: uuid.UUID, code: str, name: str, address: str = "", phone: str = "") -> Branch:
    """Write the branch and one terminal. A shop's first branch is its default one.

    Raises:
        InvalidInput: a field cannot be right, or the code is taken.
        LimitReached: the plan allows no more branches.
        IdempotencyKeyReused: the key came with other content.
    """
    branch = Branch(code=code.strip().upper(), name=name.strip(), address=address.strip(), phone=phone.strip())

    def write() -> uuid.UUID:
        lock_in_shop("branches")
        codes = list(Branch.objects.values_list("code", flat=True))
        check_limit(limit=Limit.BRANCHES, used=len(codes))
        problems = field_problems(branch)
        if branch.code in codes:
            problems["code"] = ("TAKEN", _("Another branch has this code."))
        if problems:
            raise InvalidInput(problems)
        branch.is_default = not codes
        branch.save(force_insert=True)
        Terminal.objects.create(branch=branch, name=_("Till 1"))
        return branch.pk

    content = {"code": code, "name": name, "address": address, "phone": phone}
    branch_id, _is_new = once(key=idempotency_key, use_case="create_branch", content=content, write=write)
    return Branch.objects.get(pk=branch_id)
