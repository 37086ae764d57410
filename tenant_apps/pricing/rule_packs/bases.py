"""What the countries share: tax bases, and the metal that is an investment."""

from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.rule import Exemption

EVERYTHING = frozenset(Component)
ALL_BUT_METAL = EVERYTHING - {Component.METAL}

# At least 99 % pure and tradable on the bullion market: bars and coins, not ornaments.
INVESTMENT_METAL = Exemption(classes=frozenset({ItemClass.BULLION, ItemClass.COIN}), min_fineness=Decimal(990))
