"""Lock a plan: the document comes first in the lock order of every use case. Without one, the branch is only found."""

import uuid

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.errors import PlanNotOpen
from tenant_apps.instalments.models import Plan


def lock_open_plan(plan_id: uuid.UUID, *, actor: User) -> Plan:
    """Lock a plan of which something can still change.

    Raises:
        NotFound: there is no such plan, or it is of a branch that the actor does not work in.
        PlanNotOpen: it is settled or cancelled.
    """
    plan = Plan.objects.select_for_update(of=["self"]).select_related("branch").filter(pk=plan_id).first()
    if plan is None or not works_in(actor=actor, branch_id=plan.branch_id):
        raise NotFound(field="plan_id")
    if plan.status != PlanStatus.OPEN:
        raise PlanNotOpen(status=plan.status)
    return plan


def open_branch(branch_id: uuid.UUID, *, actor: User) -> Branch:
    """Return a branch where the actor serves customers.

    Raises:
        NotFound: there is no such branch, or the actor does not work in it.
    """
    branch = Branch.objects.filter(pk=branch_id, is_active=True).first()
    if branch is None or not works_in(actor=actor, branch_id=branch_id):
        raise NotFound(field="branch_id")
    return branch
