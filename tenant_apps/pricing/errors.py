from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError
from shared_apps.market.choices import Metal


class _RateOfMetal(BusinessError):
    @property
    def message(self) -> str:
        """Return the sentence with the metal's name in the place of its code."""
        return str(self.text) % {**self.facts, "metal": Metal(self.facts["metal"]).label}


class ImpossibleValue(BusinessError):
    """A number is not one, is out of its range, or is finer than the scale allows (facts: name, value)."""

    code = "IMPOSSIBLE_VALUE"
    text = _("“%(value)s” is not a possible value for “%(name)s”.")


class RateMissing(_RateOfMetal):
    """The piece has metal, and no rate of that metal is known (facts: metal)."""

    code = "RATE_MISSING"
    text = _("There is no rate for %(metal)s.")


class RateCurrencyMismatch(BusinessError):
    """The rate is in another currency than the shop's (facts: rate_currency, currency)."""

    code = "RATE_CURRENCY_MISMATCH"
    text = _("The rate is in %(rate_currency)s, the shop sells in %(currency)s.")


class PriceBelowZero(BusinessError):
    """The negative parts of a price outweigh the others (facts: amount, currency)."""

    code = "PRICE_BELOW_ZERO"
    text = _("The price would be below zero: %(amount)s %(currency)s.")


class DiscountTooLarge(BusinessError):
    """The discount is larger than what it is taken from, or than allowed (facts: discount, allowed)."""

    code = "DISCOUNT_TOO_LARGE"
    text = _("The discount of %(discount)s is more than the %(allowed)s that is allowed.")


class AmountTooLarge(BusinessError):
    """A sum of money is larger than the books can hold (facts: amount, currency)."""

    code = "AMOUNT_TOO_LARGE"
    text = _("The amount %(amount)s %(currency)s is too large.")


class RateStale(_RateOfMetal):
    """The newest rate is older than the shop allows (facts: metal, quoted_at, max_age_minutes)."""

    code = "RATE_STALE"
    text = _("The rate of %(metal)s is older than %(max_age_minutes)s minutes.")


class DiscountNotAllowed(BusinessError):
    """The discount on a line is more than the person's role may give (facts: allowed_percent)."""

    code = "DISCOUNT_NOT_ALLOWED"
    text = _("You may give a discount of at most %(allowed_percent)s %%.")


class NotPriced(BusinessError):
    """The item says too little for a price, or what it says makes an impossible one (facts: sku)."""

    code = "NOT_PRICED"
    text = _("“%(sku)s” cannot be priced: complete its weights, making charge or fixed price.")


class SettingsChangedMeanwhile(BusinessError):
    """Somebody else changed the pricing settings after the editor read them."""

    code = "SETTINGS_CHANGED_MEANWHILE"
    text = _("Somebody else changed these settings in the meantime. Please look at them again.")


class PreviewOutdated(BusinessError):
    """What would be repriced is no longer what the preview showed."""

    code = "PREVIEW_OUTDATED"
    text = _("Items or rates have changed since the preview. Please look at it again.")
