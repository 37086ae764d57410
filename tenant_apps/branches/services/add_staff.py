"""Take somebody on: a person of the shop, with a role and the branches to work in."""

import uuid
from collections.abc import Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.billing.services import check_limit
from shared_apps.idempotency.services import once
from shared_apps.identity.choices import SHOP_ROLES, Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user
from shared_apps.plans.choices import Limit
from tenant_apps.branches.models import Branch


@transaction.atomic
def add_staff(
    *, idempotency_key: uuid.UUID, user: NewUser, role: Role, password: str, branch_ids: Sequence[uuid.UUID]
) -> User:
    """Add a person; without branches they work in all of them.

    Raises:
        InvalidInput: a name, the e-mail, the password or the role cannot be used.
        NotFound: one of the branches is not there.
        LimitReached: the plan allows no more people.
        IdempotencyKeyReused: the key came with another person.
    """

    def write() -> uuid.UUID:
        return _add(user=user, role=role, password=password, branch_ids=branch_ids).pk

    content = {"user": user, "role": role, "branch_ids": sorted(branch_ids)}
    user_id, _is_new = once(key=idempotency_key, use_case="add_staff", content=content, write=write)
    return User.objects.get(pk=user_id)


def _add(*, user: NewUser, role: Role, password: str, branch_ids: Sequence[uuid.UUID]) -> User:
    if role not in SHOP_ROLES:
        raise InvalidInput({"role": ("NOT_OF_A_SHOP", _("Nobody in a shop has this role."))})
    with connection.cursor() as cursor:  # two people added at once must not pass the limit together
        cursor.execute("LOCK TABLE identity_user IN SHARE ROW EXCLUSIVE MODE")
    check_limit(limit=Limit.USERS, used=User.objects.filter(is_active=True).count())
    branches = list(Branch.objects.filter(pk__in=branch_ids))
    if len(branches) != len(set(branch_ids)):
        raise NotFound(field="branchIds")
    person = add_user(user=user, role=role, password=password)
    person.branches.set(branches)
    return person
