"""What stands on a customer's account beside their plans."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tenant_apps.customers.models import Customer
from tenant_apps.customers.selectors.dues import dues_of
from tenant_apps.instalments.choices import PlanKind
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.selectors.taken_off import taken_off
from tenant_apps.sales.models import Sale

FINE_STEP = Decimal("0.00000001")
NOTHING = Decimal(0)


def account_of(customer: Customer) -> Mapping[str, Decimal]:
    """Return what the customer owes outside open plans, by commodity: money, or fine grams; negative: the shop owes it.

    Sales left on account and bounced cheques are owed; goods that came back after they were paid are owed by the shop.
    """
    booked = _booked(customer)
    while True:
        planned = _planned(customer)
        again = _booked(customer)
        if again == booked:
            break
        # Somebody paid or brought back between the two reads: they tell of different moments.
        booked = again
    account = {
        commodity: booked.get(commodity, NOTHING) - planned.get(commodity, NOTHING)
        for commodity in sorted({*booked, *planned})
    }
    return {commodity: owed for commodity, owed in account.items() if owed}


def _booked(customer: Customer) -> Mapping[str, Decimal]:
    return {due.commodity: due.owed for due in dues_of(customer)}


def _planned(customer: Customer) -> Mapping[str, Decimal]:
    """Return what is open of the plans of goods that are with the customer."""
    planned: dict[str, Decimal] = {}
    for plan, is_open in _open_plans(customer):
        commodity, owed = plan.currency, is_open
        if plan.fineness is not None:
            commodity, owed = plan.metal, (is_open * plan.fineness / 1000).quantize(FINE_STEP)
        planned[commodity] = planned.get(commodity, NOTHING) + owed
    return planned


def _open_plans(customer: Customer) -> Iterator[tuple[Plan, Decimal]]:
    """Yield each plan with what is open of it, less what came back already and is not entered in it yet."""
    family = Customer.objects.family(customer.pk).order_by().values("pk")
    plans = Plan.objects.open().filter(customer__in=family).exclude(kind=PlanKind.LAYAWAY).order_by()
    found = {plan.sale_id: plan for plan in plans.prefetch_related("entries")}
    entered = {entry.source_id for plan in found.values() for entry in plan.entries.all() if entry.source_id}
    left = {key: plan.total - sum((one.amount for one in plan.entries.all()), NOTHING) for key, plan in found.items()}
    for refund in Sale.objects.filter(refund_of__in=found).exclude(pk__in=entered).order_by():
        left[refund.refund_of_id] -= taken_off(found[refund.refund_of_id], refund=refund)[0]
    for key, plan in found.items():
        yield plan, max(left[key], NOTHING)
