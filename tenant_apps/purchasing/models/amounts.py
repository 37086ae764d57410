"""The shapes of numbers that the papers of purchasing share."""

from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db.models import F, Q

FROM_ZERO = [MinValueValidator(Decimal(0))]
ABOVE_ZERO = [MinValueValidator(Decimal("0.0001"))]
MONEY: Any = {"max_digits": 20, "decimal_places": 4, "default": Decimal(0), "validators": FROM_ZERO}
GRAMS: Any = {"max_digits": 14, "decimal_places": 4, "default": Decimal(0), "validators": FROM_ZERO}
FINE: Any = {"max_digits": 24, "decimal_places": 8, "default": Decimal(0), "validators": FROM_ZERO}
"""Pure grams, never rounded."""
QUANTITY: Any = {"max_digits": 14, "decimal_places": 4, "validators": ABOVE_ZERO}
"""Pieces, count or grams, as the item is tracked."""

FINE_WEIGHT_IS_EXACT = Q(metal="", fineness=None, fine_weight=0) | ~Q(metal="") & Q(
    fineness__gt=0, fineness__lte=1000, fine_weight=F("net_weight") * F("fineness") * Decimal("0.001")
)
"""A condition on rows with metal, fineness, net and fine weight."""
