"""Say who approves how much, and how far papers may differ."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import transaction

from project.errors import InvalidInput
from project.field_problems import field_problems
from tenant_apps.purchasing.models import PurchasingSettings


@dataclass(frozen=True, kw_only=True, slots=True)
class PurchasingChoices:
    """See ``PurchasingSettings``: money of the shop's currency, per cent and grams."""

    manager_limit: Decimal | None
    quantity_percent: Decimal
    weight_percent: Decimal
    weight_grams: Decimal
    price_percent: Decimal


@transaction.atomic
def save_settings(*, choices: PurchasingChoices) -> PurchasingSettings:
    """Replace the settings with ``choices``.

    Raises:
        InvalidInput: a number cannot be right.
    """
    if problems := field_problems(PurchasingSettings(**asdict(choices))):
        raise InvalidInput(problems)
    settings, _ = PurchasingSettings.objects.update_or_create(pk=1, defaults=asdict(choices))
    return settings
