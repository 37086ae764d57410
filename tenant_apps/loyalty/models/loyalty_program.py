from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.choices import ItemClass


@dataclass(frozen=True, kw_only=True, slots=True)
class Tier:
    """Customers who spent ``from_spend`` or more lately earn a point for every ``money_per_point``."""

    name: str
    from_spend: Decimal
    money_per_point: Decimal


def bullion_and_coins() -> list[str]:
    # They are sold near the price of their metal: points would cost more than they earn.
    return [ItemClass.COIN.value, ItemClass.BULLION.value]


class LoyaltyProgram(models.Model):
    """How the shop rewards: the one row of it, or none yet. Money in the shop's currency.

    ``tiers`` holds ``Tier`` with its decimals as text, the lowest first, which begins at a spend of 0.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_active = models.BooleanField(_("gives points"), default=False)
    tiers = models.JSONField(_("tiers"), default=list, blank=True)
    tier_months = models.PositiveSmallIntegerField(_("the tier counts the last (months)"), default=12)
    excluded_classes = models.JSONField(_("earn no points"), default=bullion_and_coins, blank=True)
    point_value = models.DecimalField(_("a point pays"), max_digits=20, decimal_places=4, default=0)
    minimum_points = models.PositiveIntegerField(_("fewest points spent at once"), default=0)
    expiry_months = models.PositiveSmallIntegerField(_("points expire after (months)"), null=True, blank=True)
    referral_points = models.PositiveIntegerField(_("points for a referral"), default=0)
    gift_card_months = models.PositiveSmallIntegerField(_("gift cards are good for (months)"), null=True, blank=True)

    class Meta:
        verbose_name = _("loyalty program")
        verbose_name_plural = _("loyalty programs")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="loyalty_program_is_one_row"),
            models.CheckConstraint(
                condition=Q(is_active=False) | (Q(point_value__gt=0) & ~Q(tiers=[])), name="loyalty_program_is_whole"
            ),
            models.CheckConstraint(condition=Q(point_value__gte=0), name="loyalty_point_is_worth_something"),
        ]

    def __str__(self) -> str:
        return "on" if self.is_active else "off"

    def tier_for(self, spent: Decimal) -> Tier:
        """Return the tier of a customer who spent that much in the last months."""
        return [tier for tier in self.all_tiers() if tier.from_spend <= max(spent, Decimal(0))][-1]

    def all_tiers(self) -> Sequence[Tier]:
        return [_tier(row) for row in self.tiers]


def _tier(row: dict[str, Any]) -> Tier:
    return Tier(
        name=row["name"],
        from_spend=Decimal(row["from_spend"]),
        money_per_point=Decimal(row["money_per_point"]),
    )
