from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shared_apps.identity.choices import Role
from tenant_apps.pricing.choices import MithqalCustom, RateSide, TolaCustom
from tenant_apps.pricing.units import WeightUnit


def default_discount_percents() -> dict[str, str]:
    return {Role.OWNER: "100", Role.MANAGER: "20", Role.CASHIER: "5"}


class PricingSettings(models.Model):
    """What the shop does in its own way: the one row of it, or the defaults where there is none yet.

    ``revision`` counts the changes and is part of the rule's version on every line. The JSON maps hold decimals
    as text: profit by ItemClass, tax by its code in the rule pack, the largest discount by Role, and for each Metal
    by how many percent the shop sells above (SELL) and buys below (BUY) the rate of its board.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    profit_percents = models.JSONField(_("profit by class (%)"), default=dict, blank=True)
    tax_percents = models.JSONField(_("tax by code (%)"), default=dict, blank=True)
    total_step = models.DecimalField(_("totals are rounded to"), max_digits=20, decimal_places=4, null=True, blank=True)
    """Currency; empty for the minor unit of the currency."""
    quote_minutes = models.PositiveSmallIntegerField(_("a quote is good for (minutes)"), default=10)
    discount_percents = models.JSONField(_("largest discount by role (%)"), default=default_discount_percents)
    spread_percents = models.JSONField(_("spread by metal (%)"), default=dict, blank=True)
    mithqal = models.CharField(_("mithqal"), max_length=20, choices=MithqalCustom, default=MithqalCustom.MARKET)
    tola = models.CharField(_("tola"), max_length=20, choices=TolaCustom, default=TolaCustom.EXACT)
    follows_platform_rates = models.BooleanField(_("follows the platform's rates"), default=True)
    rate_hold_percent = models.DecimalField(
        _("a rate is held when it moves by more than (%)"), max_digits=7, decimal_places=4, default=Decimal(5)
    )

    class Meta:
        verbose_name = _("pricing settings")
        verbose_name_plural = _("pricing settings")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="pricing_settings_is_one_row"),
            models.CheckConstraint(
                condition=Q(total_step=None) | Q(total_step__gt=0), name="pricing_settings_step_is_positive"
            ),
            models.CheckConstraint(condition=Q(quote_minutes__gt=0), name="pricing_settings_quote_lives"),
            models.CheckConstraint(condition=Q(rate_hold_percent__gt=0), name="pricing_settings_hold_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.revision}"

    def largest_discount(self, role: str) -> Decimal:
        """Return the percentage of a line that a role may take off."""
        return Decimal(self.discount_percents.get(role, "0"))

    def spread(self, *, metal: str, side: RateSide) -> Decimal:
        """Return by how many percent the shop's rate of a metal stands off the board's on one side."""
        return Decimal(self.spread_percents.get(metal, {}).get(side, "0"))

    def own_unit(self, unit: WeightUnit) -> WeightUnit:
        """Return the unit of weight that the shop means: a mithqal and a tola have two customs each."""
        if unit == WeightUnit.MITHQAL:
            return WeightUnit(self.mithqal)
        if unit == WeightUnit.TOLA:
            return WeightUnit(self.tola)
        return unit
