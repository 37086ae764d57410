"""Whether the law wants to know who sells, linked purchases of the day added up."""

import uuid
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from shared_apps.tenants.context import current_tenant
from tenant_apps.buying.compliance.rules import identity_rule
from tenant_apps.buying.models import Purchase
from tenant_apps.buying.offer import IdentityDemand
from tenant_apps.drawers.choices import PaymentMethod


def identity_demand(
    *, total: Decimal, cash: Decimal, customer_id: uuid.UUID | None, marks: Collection[str], day: date
) -> IdentityDemand:
    """Return what is demanded for one more purchase of ``total``, of which ``cash`` is cash.

    Earlier purchases of the day count when they were of the same customer or of the same identity number (``marks``).
    """
    tenant = current_tenant()
    rule = identity_rule(country=tenant.country, currency=tenant.currency, on=day)
    paid = _paid_on(day, customer_id=customer_id, marks=marks, cash_alone=rule.counts_cash_alone)
    counted = paid + (cash if rule.counts_cash_alone else total)
    return IdentityDemand(is_demanded=counted >= rule.threshold, kinds=rule.kinds, paid_today=paid, source=rule.source)


def _paid_on(day: date, *, customer_id: uuid.UUID | None, marks: Collection[str], cash_alone: bool) -> Decimal:
    same = Q(pk__in=[])
    if customer_id is not None:
        same |= Q(customer=customer_id)
    if marks:
        same |= Q(identity_mark__in=marks)
    if not same.children[1:]:
        return Decimal(0)
    linked = Purchase.objects.completed().filter(same, business_day=day).order_by()
    if cash_alone:
        paid = linked.filter(payments__method=PaymentMethod.CASH).aggregate(paid=Sum("payments__amount"))
    else:
        paid = linked.aggregate(paid=Sum("total"))
    return paid["paid"] or Decimal(0)
