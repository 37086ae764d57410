"""What the shop prints of itself on every document."""

from django.core.files.storage import default_storage

from shared_apps.printing.images import picture
from tenant_apps.drawers.letterhead import Letterhead
from tenant_apps.drawers.selectors.counter_settings import counter_settings


def letterhead() -> Letterhead:
    """Return the shop's texts and its logo; a logo whose file is gone is left out, the receipt must be printed."""
    settings = counter_settings()
    return Letterhead(
        logo=_logo(settings.logo),
        header=settings.receipt_header,
        tax_number=settings.tax_number,
        footer_text=settings.receipt_footer,
        shows_price_parts=settings.shows_price_parts,
    )


def _logo(name: str) -> str:
    if not name:
        return ""
    try:
        with default_storage.open(name) as file:
            return picture(file.read()).as_svg()
    except FileNotFoundError:
        return ""
