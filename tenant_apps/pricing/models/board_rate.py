from django.utils.translation import gettext_lazy as _

from shared_apps.market.models import RateQuotation


class BoardRate(RateQuotation):
    """A rate of the shop's own board, for a shop that does not follow the platform's."""

    class Meta(RateQuotation.Meta):
        verbose_name = _("board rate")
        verbose_name_plural = _("board rates")
