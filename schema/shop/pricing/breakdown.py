"""The parts of a price as they were kept with a line: the same for a quote and a sale."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import strawberry
from django.utils.translation import gettext as _

from schema.kit.scalars import Money, Percent, Rate
from tenant_apps.pricing.choices import Component


@strawberry.type(description="One tax on one line.")
class TaxAmount:
    name: str
    rate_percent: Percent
    base: Money
    amount: Money

    @classmethod
    def of_snapshot(cls, snapshot: Mapping[str, Any]) -> list[Self]:
        """Return the taxes of a line's snapshot."""
        return [
            cls(
                name=_(tax["name"]),
                rate_percent=Percent(Decimal(tax["percent"])),
                base=Money(Decimal(tax["base"])),
                amount=Money(Decimal(tax["amount"])),
            )
            for tax in snapshot.get("taxes", [])
        ]


@strawberry.type(description="One part of a price, before tax.")
class PriceComponent:
    code: str = strawberry.field(description="METAL, MAKING, WASTAGE, PROFIT, STONES, GOODS or CHARGES.")
    label: str = strawberry.field(description="Its name in the language of the request.")
    amount: Money

    @classmethod
    def of_snapshot(cls, snapshot: Mapping[str, Any]) -> list[Self]:
        """Return the parts of a line's snapshot that are not zero."""
        amounts = {Component(code): Decimal(text) for code, text in snapshot.get("components", {}).items()}
        return [
            cls(code=part.value, label=str(part.label), amount=Money(amounts[part]))
            for part in Component
            if amounts.get(part)
        ]


def per_fine_gram_of(snapshot: Mapping[str, Any]) -> Rate | None:
    """Return the rate that a line was priced at, for one gram of fine metal."""
    rate = snapshot.get("rate")
    return Rate(Decimal(rate["amount"])) if rate else None
