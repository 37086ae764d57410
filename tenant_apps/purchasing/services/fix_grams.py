"""Turn grams that are owed into money that is owed, at a rate that both agreed on."""

import uuid
from dataclasses import asdict
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.purchasing.asked import GramsFixed
from tenant_apps.purchasing.choices import PaymentKind
from tenant_apps.purchasing.errors import MoreThanOwed
from tenant_apps.purchasing.models import Payment
from tenant_apps.purchasing.posting import fixing_parts
from tenant_apps.purchasing.selectors.supplier_balances import owed_to
from tenant_apps.purchasing.services.locks import lock_supplier
from tenant_apps.purchasing.services.place import open_branch
from tenant_apps.purchasing.services.write_payment import write_payment


@transaction.atomic
def fix_grams(*, actor: User, idempotency_key: uuid.UUID, fixed: GramsFixed, now: datetime) -> Payment:
    """Buy ``grams`` of fine metal that are owed at ``rate`` a gram; the money, to its smallest unit, is owed then.

    Locks in this order: the idempotency key, the supplier, the ledger.

    Raises:
        NotFound: no such branch or supplier, or the actor does not work in the branch.
        InvalidInput: grams or rate are not possible, or it comes to nothing.
        MoreThanOwed: fewer grams are owed.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        branch, supplier = open_branch(fixed.branch_id, actor=actor), lock_supplier(fixed.supplier_id)
        payment = Payment(
            pk=uuid7(),
            supplier=supplier,
            branch=branch,
            kind=PaymentKind.FIXING,
            metal=fixed.metal,
            fine_weight=fixed.grams,
            rate=fixed.rate,
            reference=fixed.reference.strip(),
            paid_by=actor.pk,
            paid_by_name=actor.full_name,
            paid_at=now,
            business_day=business_day(now),
        )
        return _fix(payment, grams=fixed.grams, rate=fixed.rate)

    payment_id, _is_new = once(key=idempotency_key, use_case="fix_supplier_grams", content=asdict(fixed), write=write)
    return Payment.objects.get(pk=payment_id)


def _fix(payment: Payment, *, grams: Decimal, rate: Decimal) -> uuid.UUID:
    problems = field_problems(payment)
    if grams <= 0:
        problems["grams"] = ("TOO_SMALL", _("The weight must be more than zero."))
    if rate <= 0:
        problems["rate"] = ("TOO_SMALL", _("The rate must be more than zero."))
    if "fine_weight" in problems:
        problems["grams"] = problems.pop("fine_weight")
    if problems:
        raise InvalidInput(problems)
    owed = owed_to(payment.supplier_id, payment.metal)
    if grams > owed:
        raise MoreThanOwed(field="grams", owed=max(owed, Decimal(0)))
    currency = current_tenant().currency
    payment.amount = round_money(grams * rate, step=minor_unit(currency)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    if wrong := field_problems(payment):
        raise InvalidInput({"rate": next(iter(wrong.values()))})
    if not payment.amount:
        raise InvalidInput({"grams": ("TOO_SMALL", _("This comes to nothing."))})
    parts = fixing_parts(
        metal=payment.metal, grams=grams, amount=payment.amount, supplier_id=payment.supplier_id, currency=currency
    )
    return write_payment(payment, parts)
