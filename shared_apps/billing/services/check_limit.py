"""Refuse what the shop's plan does not allow."""

from project.errors import LimitReached
from shared_apps.billing.selectors.limits import limits_of
from shared_apps.plans.choices import Limit
from shared_apps.tenants.context import current_tenant


def check_limit(*, limit: Limit, used: int, adding: int = 1) -> None:
    """Return if the current shop may have ``adding`` more of ``limit`` beside the ``used`` ones.

    Raises:
        LimitReached: the plan allows fewer.
    """
    limits = limits_of(current_tenant())
    allowed = limits.allowed(limit)
    if allowed is not None and used + adding > allowed:
        raise LimitReached(limit=limit.value, allowed=allowed, plan=limits.plan, things=limit.label)
