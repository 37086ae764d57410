from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID4
from django.utils.translation import gettext_lazy as _

from tenant_apps.ledger.models.account import Account


class MonthlyBalance(models.Model):
    """What a month debited and credited on an account: sums of lines, kept by a trigger on them and by nothing else.

    Months are Gregorian whatever the shop's calendar is: reports add the broken ends of a period from the lines.
    What a year's close moves is apart (``is_closing``), so that a closed year still has an income statement.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID4(), editable=False)
    """Made by the database, because its trigger makes the rows."""
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="balances", db_index=False)
    commodity = models.CharField(_("commodity"), max_length=3)
    month = models.DateField(_("month"))
    """Its first day."""
    is_closing = models.BooleanField(_("closing"), default=False)
    debit = models.DecimalField(_("debit"), max_digits=28, decimal_places=8)
    credit = models.DecimalField(_("credit"), max_digits=28, decimal_places=8)
    """Positive, like the debit."""

    class Meta:
        ordering = ["branch", "account", "commodity", "month", "is_closing"]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "account", "commodity", "month", "is_closing"],
                name="monthly_balance_is_one_per_account_and_month",
            ),
            models.CheckConstraint(condition=Q(debit__gte=0, credit__gte=0), name="monthly_balance_sides_are_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.debit} {self.credit} {self.commodity}"
