"""What the shop prints of itself on every document."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tenant_apps.branches.models import Branch


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """Texts as the shop wrote them, in its own language whatever that of the document."""

    logo: str = ""
    """An SVG, or empty."""
    header: str = ""
    tax_number: str = ""
    footer_text: str = ""
    shows_price_parts: bool = True

    def about(self, branch: Branch) -> list[str]:
        """Return the lines under the shop's name; the label of the tax number is in the active language."""
        tax = _("Tax number %(number)s") % {"number": self.tax_number} if self.tax_number else ""
        return [*self.header.splitlines(), *filter(None, (branch.name, branch.address, branch.phone, tax))]

    @property
    def footer(self) -> list[str]:
        return self.footer_text.splitlines()
