"""The value of old gold, before it is handed over."""

from decimal import Decimal

import strawberry
from django.utils.translation import gettext_lazy as _
from strawberry import relay

from project.errors import InvalidInput, NotFound
from schema.kit.nodes import key_of
from schema.kit.scalars import Grams, Money, Rate
from schema.kit.validation import validated
from schema.shop.pricing.types import Quote
from schema.shop.sales.payments import OldGoldInput, old_gold
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.models import Quote as QuoteRow
from tenant_apps.sales.payments.old_gold import MAX_PIECES, values_of


@strawberry.type(description="One piece of old metal, valued.")
class OldGoldPieceValue:
    net_weight: Grams
    fine_weight: Grams
    per_fine_gram: Rate
    value: Money


@strawberry.type(description="What the shop pays for old metal: the amount of a payment in old gold.")
class OldGoldValue:
    pieces: list[OldGoldPieceValue]
    total: Money


def old_gold_value(quote_id: relay.GlobalID, pieces: list[OldGoldInput]) -> OldGoldValue:
    """Return the value of each piece and of all.

    Raises:
        NotFound: there is no such quote.
        InvalidInput: too many pieces, or a weight or fineness that is not possible.
        RateMissing, RateStale: there is no rate to buy at.
    """
    with validated() as check:
        check.entries("pieces", pieces, minimum=1, maximum=MAX_PIECES)
        taken = old_gold(pieces, check=check, at="pieces")
    quote = QuoteRow.objects.filter(pk=key_of(quote_id, Quote, field="quote_id")).first()
    if quote is None:
        raise NotFound(field="quote_id")
    try:
        values = values_of(taken, quote=quote)
    except ImpossibleValue as error:
        problem = _("This weight or fineness is not possible.")
        raise InvalidInput({"pieces": ("NOT_VALID", problem)}) from error
    return OldGoldValue(
        pieces=[
            OldGoldPieceValue(
                net_weight=Grams(piece.net_weight),
                fine_weight=Grams(piece.net_weight * piece.fineness / 1000),
                per_fine_gram=Rate(rate.amount * 1000 / rate.fineness),
                value=Money(value),
            )
            for piece, (value, rate) in zip(taken, values, strict=True)
        ],
        total=Money(sum((value for value, _rate in values), Decimal(0))),
    )
