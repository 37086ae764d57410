from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.labels.epc import TradeItem


class LabelSettings(models.Model):
    """What the shop prints on its labels: the one row of it, or the defaults where there is none yet."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    company_prefix = models.CharField(
        _("GS1 company prefix"), max_length=12, blank=True, validators=[RegexValidator("^[0-9]{6,12}$")]
    )
    """Empty: no RFID tags are written."""
    item_reference = models.CharField(
        _("GS1 item reference"), max_length=7, blank=True, validators=[RegexValidator("^[0-9]{1,7}$")]
    )
    """Indicator and reference of the one trade item whose serials are the shop's pieces."""
    earlier_trade_items = models.JSONField(_("earlier trade items"), default=list, blank=True)
    """``prefix.reference`` of tags that were written before a change and still hang on pieces."""
    formats = models.JSONField(_("formats"), default=dict, blank=True)
    """By the code of a format what the shop changed of its preset, as ``formats.format_from`` reads it."""

    class Meta:
        verbose_name = _("label settings")
        verbose_name_plural = _("label settings")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="label_settings_is_one_row"),
            models.CheckConstraint(
                condition=Q(company_prefix="", item_reference="")
                | Q(company_prefix__regex="^[0-9]{6,12}$", item_reference__regex="^[0-9]{1,7}$"),
                name="label_settings_trade_item_is_digits",
            ),
        ]

    def __str__(self) -> str:
        return self.company_prefix

    @property
    def trade_item(self) -> TradeItem | None:
        """Return what new tags are written with, or None while the shop has no company prefix."""
        if not self.company_prefix:
            return None
        return TradeItem(company_prefix=self.company_prefix, item_reference=self.item_reference)

    @property
    def known_trade_items(self) -> set[str]:
        """Return ``prefix.reference`` of every tag that may be the shop's own."""
        return {*self.earlier_trade_items, *([str(self.trade_item)] if self.trade_item else [])}
