"""Which quantities make sense for an item, by the way it is tracked."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.models import Movement

_MOST_GRAMS, _MOST_MONEY = Decimal(10) ** 9, Decimal(10) ** 15
"""A thousand tonnes: a line of the books holds ten times as much, and ten times that money."""


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
    grams = quantity if item.tracking == Tracking.WEIGHT else quantity * item.net_weight
    if grams > _MOST_GRAMS or quantity * item.unit_cost > _MOST_MONEY:
        return "TOO_LARGE", _("So much of it cannot be kept in the books.")
    return None
