from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CounterSettings(models.Model):
    """How the shop works at its counters: the one row of it, or the defaults where there is none yet.

    What a branch prints of itself (name, address, phone) is the branch's; the texts here stand on every document.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    requires_shift = models.BooleanField(_("money is taken only into an open drawer"), default=False)
    logo = models.CharField(_("logo"), max_length=100, blank=True)
    """Its name among the shop's files."""
    tax_number = models.CharField(_("tax number"), max_length=40, blank=True)
    receipt_header = models.CharField(_("text at the head of receipts"), max_length=300, blank=True)
    receipt_footer = models.CharField(_("text at the foot of receipts"), max_length=300, blank=True)
    shows_price_parts = models.BooleanField(_("receipts show what a price is made of"), default=True)

    class Meta:
        verbose_name = _("counter settings")
        verbose_name_plural = _("counter settings")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="counter_settings_is_one_row")]

    def __str__(self) -> str:
        return f"{self.requires_shift}"
