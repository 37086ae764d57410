"""Put a new shop on a plan."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.billing.choices import SubscriptionStatus
from shared_apps.billing.models import Subscription
from shared_apps.plans.models import Plan
from shared_apps.tenants.models import Tenant


@transaction.atomic
def start_subscription(*, tenant: Tenant, plan_code: str | None, now: datetime) -> Subscription:
    """Start the shop's trial of a plan on offer; of the cheapest one when none is named.

    Raises:
        InvalidInput: no plan on offer has this code.
    """
    offered = Plan.objects.filter(is_offered=True).order_by("price", "pk")
    plan = (offered if plan_code is None else offered.filter(code=plan_code)).first()
    if plan is None:
        raise InvalidInput({"planCode": ("UNKNOWN", _("There is no such plan on offer."))})
    return Subscription.objects.create(
        tenant=tenant,
        plan=plan,
        status=SubscriptionStatus.TRIAL,
        started_at=now,
        renews_at=now + timedelta(days=plan.trial_days),
    )
