from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class Unbalanced(BusinessError):
    """Debits and credits differ in some currency or metal (facts: differences, debit less credit by commodity)."""

    code = "UNBALANCED"
    text = _("Debits and credits differ: %(differences)s.")

    @property
    def message(self) -> str:
        differences: dict[str, Decimal] = self.facts["differences"]
        said = ", ".join(f"{amount.normalize():f} {commodity}" for commodity, amount in sorted(differences.items()))
        return str(self.text) % {"differences": said}


class PeriodClosed(BusinessError):
    """The books are closed for that day (facts: posted_on)."""

    code = "PERIOD_CLOSED"
    text = _("The books are closed for %(posted_on)s.")


class AlreadyReversed(BusinessError):
    """The entry was undone before."""

    code = "ALREADY_REVERSED"
    text = _("This entry has already been reversed.")
