"""Tell a customer what is due."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shared_apps.printing.format import currency_text, day_text, money_text, quantity_text
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.schedule import Due
from tenant_apps.instalments.selectors.open_dues import dues_of

SENT_SECONDS = 7 * 86_400
"""Longer than an event is delivered again."""


def email_reminder(*, plan_id: uuid.UUID, event_id: uuid.UUID, now: datetime) -> bool:
    """Send the reminder in the shop's language, once for an event; return whether it went out now."""
    with transaction.atomic():
        plan = Plan.objects.select_related("customer").get(pk=plan_id)
        dues = dues_of(plan)
        if plan.status != PlanStatus.OPEN or not dues or not plan.customer.email:
            return False
        shop, today = current_tenant(), business_day(now)
    guard = f"reminder-sent:{event_id}"
    if not cache.add(guard, True, SENT_SECONDS):
        return False
    try:
        with translation.override(shop.language):
            message = _message(plan, dues=dues, shop=shop, today=today)
        message.send()
    except BaseException:
        cache.delete(guard)
        raise
    return True


def _message(plan: Plan, *, dues: Sequence[Due], shop: Tenant, today: date) -> EmailMessage:
    """Return the words for all that is late, or else for the next instalment."""
    late = [due for due in dues if due.on < today]
    told = late or dues[:1]
    words = {
        "customer": plan.customer.name,
        "number": plan.number,
        "amount": _amount(plan, sum((due.amount for due in told), Decimal(0)), language=shop.language),
        "day": day_text(told[0].on, calendar=shop.calendar, language=shop.language),
        "shop": shop.company_name,
    }
    was_due = _("Dear %(customer)s,\n\n%(amount)s of your plan %(number)s has been due since %(day)s.\n\n%(shop)s")
    is_due = _("Dear %(customer)s,\n\n%(amount)s of your plan %(number)s is due on %(day)s.\n\n%(shop)s")
    return EmailMessage(
        # A line break in a name must not become a header.
        subject=" ".join((_("Your instalments at %(shop)s") % words).split()),
        body=(was_due if late else is_due) % words,
        to=[plan.customer.email],
    )


def _amount(plan: Plan, amount: Decimal, *, language: str) -> str:
    """Return money with its currency, or grams with the fineness that they are of."""
    if plan.fineness is None:
        money = money_text(amount, currency=plan.currency, language=language)
        return f"{money} {currency_text(plan.currency, language=language)}"
    return _("%(grams)s grams of fineness %(fineness)s") % {
        "grams": quantity_text(amount, language=language),
        "fineness": quantity_text(plan.fineness, language=language),
    }
