"""What a scale can have shown."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.transfers.models import Settlement


def weight_problem(grams: Decimal) -> tuple[str, str | Promise] | None:
    """Return code and message of what is wrong with a weight, or None."""
    try:
        Settlement._meta.get_field("gross_weight").run_validators(grams)
    except ValidationError as error:
        return "NOT_VALID", error.messages[0]
    if grams <= 0:
        return "TOO_SMALL", _("The weight must be more than zero.")
    return None
