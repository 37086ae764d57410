"""Set the shop's own rate of a metal, as it stands on the board behind the counter."""

import uuid
from datetime import datetime
from decimal import Decimal, localcontext

from django.db import transaction

from project.errors import InvalidInput
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from shared_apps.market.errors import RateNotValid
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.receive_rate import receive_rate
from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.bounds import require_fineness
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.models import BoardRate, PricingSettings
from tenant_apps.pricing.rule import PURE
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings
from tenant_apps.pricing.units import GRAMS_PER, WORKING_PRECISION, WeightUnit

SOURCE = "board"


@transaction.atomic
def set_rate(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    metal: Metal,
    amount: Decimal,
    fineness: Decimal,
    unit: WeightUnit = WeightUnit.GRAM,
    now: datetime,
) -> BoardRate:
    """Record ``amount`` of the shop's currency for one ``unit`` of ``fineness`` (mazaneh: a mithqal of 705).

    From now on the shop keeps its own board. A mithqal and a tola are what the shop's custom says.

    A rate that moves further than the shop's limit is held, and the one before stays in force.

    Raises:
        InvalidInput: the amount or the fineness cannot be right.
        IdempotencyKeyReused: the key came with another rate.
    """
    per_fine_gram = _per_fine_gram(amount, fineness=fineness, unit=pricing_settings().own_unit(unit))

    def write() -> uuid.UUID:
        settings, _ = PricingSettings.objects.select_for_update().get_or_create()
        settings.follows_platform_rates = False
        settings.save(update_fields=["follows_platform_rates"])
        quotation = Quotation(
            metal=metal,
            currency=current_tenant().currency,
            per_fine_gram=per_fine_gram,
            source=SOURCE,
            quoted_at=now,
        )
        try:
            return receive_rate(board=BoardRate, quotation=quotation, hold_percent=settings.rate_hold_percent).pk
        except RateNotValid as error:
            raise InvalidInput({"amount": (error.code, error.message)}) from error

    content = {"actor": actor.pk, "metal": metal, "amount": amount, "fineness": fineness, "unit": unit}
    rate_id, _ = once(key=idempotency_key, use_case="set_rate", content=content, write=write)
    return BoardRate.objects.get(pk=rate_id)


def _per_fine_gram(amount: Decimal, *, fineness: Decimal, unit: WeightUnit) -> Decimal:
    try:
        require_fineness(fineness, name="fineness")
    except ImpossibleValue as error:
        raise InvalidInput({"fineness": (error.code, error.message)}) from error
    with localcontext(prec=WORKING_PRECISION):
        return amount / GRAMS_PER[unit] * PURE / fineness
