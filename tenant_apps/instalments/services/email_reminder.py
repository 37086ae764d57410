"""Tell a customer what is due."""

import uuid

from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.selectors.open_dues import next_due

SENT_SECONDS = 7 * 86_400
"""Longer than an event is delivered again."""


def email_reminder(*, plan_id: uuid.UUID, event_id: uuid.UUID) -> bool:
    """Send the reminder in the shop's language, once for an event; return whether it went out now."""
    with transaction.atomic():
        plan = Plan.objects.select_related("customer").get(pk=plan_id)
        due = next_due(plan)
        if plan.status != PlanStatus.OPEN or due is None or not plan.customer.email:
            return False
        shop = current_tenant()
    guard = f"reminder-sent:{event_id}"
    if not cache.add(guard, True, SENT_SECONDS):
        return False
    try:
        with translation.override(shop.language):
            unit = _("grams") if plan.fineness else plan.currency
            words = {
                "customer": plan.customer.name,
                "number": plan.number,
                "amount": f"{due.amount.normalize():,f} {unit}",
                "day": due.on.isoformat(),
                "shop": shop.company_name,
            }
            late = due.on < business_day(timezone.now())
            text = _("Dear %(customer)s,\n\n%(amount)s of your plan %(number)s was due on %(day)s.\n\n%(shop)s")
            soon = _("Dear %(customer)s,\n\n%(amount)s of your plan %(number)s is due on %(day)s.\n\n%(shop)s")
            message = EmailMessage(
                # A line break in a name must not become a header.
                subject=" ".join((_("Your instalments at %(shop)s") % words).split()),
                body=(text if late else soon) % words,
                to=[plan.customer.email],
            )
        message.send()
    except BaseException:
        cache.delete(guard)
        raise
    return True
