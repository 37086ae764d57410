"""Which quantities make sense for an item, by the way it is tracked."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.models import Movement

_LARGEST = Decimal(10) ** 16
"""Both the fine grams and the cost of a movement have sixteen digits before the point."""


def quantity_problem(item: Item, quantity: Decimal) -> tuple[str, str | Promise] | None:
    """Return code and message of what is wrong with moving ``quantity`` (pieces, count or grams), or None."""
    try:
        Movement._meta.get_field("quantity").run_validators(quantity)
    except ValidationError as error:
        return "NOT_VALID", error.messages[0]
    if quantity <= 0:
        return "TOO_SMALL", _("The quantity must be more than zero.")
    if item.tracking == Tracking.PIECE and quantity != 1:
        return "NOT_ONE_PIECE", _("This is one unique piece: the quantity is 1.")
    if item.tracking == Tracking.QUANTITY and quantity % 1:
        return "NOT_WHOLE", _("This is counted in whole numbers.")
    if max(item.fine_weight_of(quantity), quantity * item.unit_cost) >= _LARGEST - 1:
        return "TOO_LARGE", _("So much of it cannot be kept in the books.")
    return None
