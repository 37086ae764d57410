"""What a shop starts with in each country: one row a country. Prices and taxes are the rule packs' business."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.tenants.choices import Calendar


@dataclass(frozen=True)
class CountryPreset:
    code: str
    """ISO 3166; ZZ is anywhere else."""
    name: str | Promise
    currency: str
    time_zone: str
    language: str = "en"
    calendar: Calendar = Calendar.GREGORIAN


COUNTRY_PRESETS = (
    CountryPreset("IR", _("Iran"), "IRR", "Asia/Tehran", "fa", Calendar.JALALI),
    CountryPreset("IN", _("India"), "INR", "Asia/Kolkata"),
    CountryPreset("AE", _("United Arab Emirates"), "AED", "Asia/Dubai"),
    CountryPreset("SA", _("Saudi Arabia"), "SAR", "Asia/Riyadh"),
    CountryPreset("TR", _("Turkey"), "TRY", "Europe/Istanbul"),
    CountryPreset("US", _("United States"), "USD", "America/New_York"),
    CountryPreset("GB", _("United Kingdom"), "GBP", "Europe/London"),
    CountryPreset("DE", _("Germany"), "EUR", "Europe/Berlin"),
    CountryPreset("ZZ", _("Another country"), "USD", "UTC"),
)
PRESET_OF = {preset.code: preset for preset in COUNTRY_PRESETS}
