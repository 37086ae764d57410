from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class OrderNotOpen(BusinessError):
    """The order is in a state in which this cannot be done (facts: status)."""

    code = "ORDER_NOT_OPEN"
    text = _("This is not possible with the order as it is now.")


class ApprovalLimitExceeded(BusinessError):
    """The order is worth more than the person may approve (facts: value, limit)."""

    code = "APPROVAL_LIMIT_EXCEEDED"
    text = _("The order is worth %(value)s; you may approve up to %(limit)s.")

    @property
    def message(self) -> str:
        return str(self.text) % {name: f"{amount.normalize():f}" for name, amount in self.facts.items()}


class MoreThanOrdered(BusinessError):
    """More would be received than is still on order (facts: open, what is)."""

    code = "MORE_THAN_ORDERED"
    text = _("Only %(open)s of this line is still on order.")

    @property
    def message(self) -> str:
        return str(self.text) % {"open": f"{self.facts['open'].normalize():f}"}


class AlreadyInvoiced(BusinessError):
    """Goods of a receipt stand on an invoice already (facts: positions, of the lines as they were sent)."""

    code = "ALREADY_INVOICED"
    text = _("Some of these goods are on an invoice already.")


class InvoiceNumberTaken(BusinessError):
    """The supplier's invoice of this number is recorded already."""

    code = "INVOICE_NUMBER_TAKEN"
    text = _("An invoice of this supplier with this number is recorded already.")


class InvoiceNotHeld(BusinessError):
    """The invoice is in the books already."""

    code = "INVOICE_NOT_HELD"
    text = _("This invoice is in the books already.")


class NotInvoiced(BusinessError):
    """Goods are returned that no posted invoice stands for (facts: positions)."""

    code = "NOT_INVOICED"
    text = _("Some of these goods are not invoiced yet.")


class MoreThanReceived(BusinessError):
    """More would go back than is left of a line of a receipt (facts: left)."""

    code = "MORE_THAN_RECEIVED"
    text = _("Only %(left)s of this line can go back.")

    @property
    def message(self) -> str:
        return str(self.text) % {"left": f"{self.facts['left'].normalize():f}"}


class MoreThanOwed(BusinessError):
    """More grams would be turned into money than are owed (facts: owed)."""

    code = "MORE_THAN_OWED"
    text = _("Only %(owed)s g are owed.")

    @property
    def message(self) -> str:
        return str(self.text) % {"owed": f"{self.facts['owed'].normalize():f}"}
