from datetime import datetime
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import EntryKind, Purse


class CreditEntryQuerySet(models.QuerySet["CreditEntry"]):
    def of_customer(self, customer: Customer) -> Self:
        """Entries of the customer and of all who were merged into them."""
        return self.filter(customer__in=Customer.objects.family(customer.pk).order_by().values("pk"))

    def since(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)

    def total(self, field: str) -> Decimal:
        """Return the sum of ``amount``, ``points`` or ``spent``."""
        total: Decimal = self.aggregate(total=Coalesce(Sum(field), Value(Decimal(0)), output_field=MONEY))["total"]
        return total


MONEY = models.DecimalField(max_digits=24, decimal_places=4)


class CreditEntry(models.Model):
    """A change of what the shop owes a customer or the holder of a card: append-only, the database refuses changes.

    A balance is the sum of its entries and never negative: store credit of a customer and a gift card's by ``amount``,
    points by ``points``. ``amount`` is money in the shop's currency, of points what they are worth in the books, so
    that the amounts of a purse add up to the shop's liability in the ledger.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purse = models.CharField(_("purse"), max_length=12, choices=Purse)
    kind = models.CharField(_("kind"), max_length=10, choices=EntryKind)
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.PROTECT, null=True, related_name="credit_entries", db_index=False
    )
    gift_card = models.ForeignKey(
        "loyalty.GiftCard", on_delete=models.PROTECT, null=True, related_name="entries", db_index=False
    )
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=4, default=0)
    """Positive: the shop owes more."""
    points = models.IntegerField(_("points"), default=0)
    spent = models.DecimalField(_("spent"), max_digits=20, decimal_places=4, default=0)
    """What the customer bought for, less what came back: it counts for the tier."""
    source_id = models.UUIDField()
    """The sale, return or request behind it."""
    origin_id = models.UUIDField(null=True)
    """The source of the entry that this one undoes, in whole or in part."""
    at = models.DateTimeField(_("at"))
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = CreditEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(purse=Purse.GIFT_CARD, gift_card__isnull=False, customer=None)
                | (~Q(purse=Purse.GIFT_CARD) & Q(gift_card=None, customer__isnull=False)),
                name="credit_entry_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(purse=Purse.POINTS) | Q(points=0, spent=0),
                name="credit_entry_of_money_has_no_points",
            ),
            models.CheckConstraint(condition=~Q(amount=0, points=0, spent=0), name="credit_entry_changes_something"),
            models.UniqueConstraint(
                fields=["source_id", "kind", "customer"],
                # What an event causes, which may be delivered twice. Named one by one: PostgreSQL reads a list back
                # differently from how it was written.
                condition=Q(kind=EntryKind.EARNED) | Q(kind=EntryKind.REFERRAL) | Q(kind=EntryKind.TAKEN_BACK),
                name="credit_entry_once_per_source",
            ),
        ]
        indexes = [
            models.Index(
                F("customer"), F("purse"), F("at"), condition=Q(customer__isnull=False), name="credit_of_customer"
            ),
            models.Index(fields=["gift_card"], condition=Q(gift_card__isnull=False), name="credit_of_gift_card"),
        ]

    def __str__(self) -> str:
        return f"{self.purse} {self.kind} {self.points or self.amount}"
