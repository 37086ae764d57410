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


class NotReversible(BusinessError):
    """The entry is undone where it came from, or is a reversal itself (facts: reason = HAS_SOURCE or IS_REVERSAL)."""

    code = "NOT_REVERSIBLE"
    text = _("This entry cannot be reversed here.")
    sentences = {
        "HAS_SOURCE": _("This entry belongs to a document: undo the document, and the books follow."),
        "IS_REVERSAL": _("A reversal is not reversed: post the entry again."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]])


class AccountInUse(BusinessError):
    """The posting table sends amounts to the account (facts: parts)."""

    code = "ACCOUNT_IN_USE"
    text = _("The posting table uses this account. Choose another one there first.")


class PeriodNotOpen(BusinessError):
    """The books are closed through that day already (facts: closed_through)."""

    code = "PERIOD_NOT_OPEN"
    text = _("The books are already closed through %(closed_through)s.")


class YearClosed(BusinessError):
    """A closed year is in the way (facts: last_on)."""

    code = "YEAR_CLOSED"
    text = _("The year that ended on %(last_on)s is closed.")


class NothingToRevalue(BusinessError):
    """The metal stands in the books at these rates already."""

    code = "NOTHING_TO_REVALUE"
    text = _("The metal is already valued at these rates.")


class MetalRateMissing(BusinessError):
    """The shop holds a metal whose rate was not given (facts: metal)."""

    code = "METAL_RATE_MISSING"
    text = _("Give a rate for %(metal)s too.")


class AlreadyReversed(BusinessError):
    """The entry was undone before."""

    code = "ALREADY_REVERSED"
    text = _("This entry has already been reversed.")
