"""Which quantities make sense for an item, by the way it is tracked."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.models import Movement


def quantity_problem(tracking: str, quantity: Decimal) -> tuple[str, str | Promise] | None:
    """Return code and message of what is wrong with moving ``quantity`` (pieces, count or grams), or None."""
    try:
        Movement._meta.get_field("quantity").run_validators(quantity)
    except ValidationError as error:
        return "NOT_VALID", error.messages[0]
    if quantity <= 0:
        return "TOO_SMALL", _("The quantity must be more than zero.")
    if tracking == Tracking.PIECE and quantity != 1:
        return "NOT_ONE_PIECE", _("This is one unique piece: the quantity is 1.")
    if tracking == Tracking.QUANTITY and quantity % 1:
        return "NOT_WHOLE", _("This is counted in whole numbers.")
    return None
