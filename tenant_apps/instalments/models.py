from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.instalments.choices import PlanEntryKind, PlanKind, PlanStatus

AMOUNT: Any = {"max_digits": 24, "decimal_places": 8}
"""Money or grams, as the plan is reckoned."""


class PlanQuerySet(models.QuerySet["Plan"]):
    def open(self) -> Self:
        return self.filter(status=PlanStatus.OPEN)

    def with_dues(self, today: date) -> Self:
        """Annotate ``settled`` (so far) and ``overdue`` (due before today, not settled), in the unit of each plan."""
        zero = Value(Decimal(0), output_field=DecimalField(**AMOUNT))
        entries = PlanEntry.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
        schedule = Instalment.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
        due = schedule.filter(due_on__lt=today).annotate(sum=Sum("amount")).values("sum")
        settled = entries.annotate(sum=Sum("amount")).values("sum")
        return self.annotate(
            settled=Coalesce(Subquery(settled), zero),
            due=Coalesce(Subquery(due), zero),
        ).annotate(overdue=Greatest(F("due") - F("settled"), zero))

    def overdue(self, today: date) -> Self:
        """Plans of which something was due before today and is not settled."""
        return self.with_dues(today).filter(overdue__gt=0)


class Plan(models.Model):
    """What somebody pays over time: money in ``currency``, or for GRAMS grams of ``metal`` at ``fineness``.

    ``total`` is the sum of its instalments, in money or in those grams. What is settled is the sum of its entries.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=PlanKind)
    status = models.CharField(_("status"), max_length=10, choices=PlanStatus, default=PlanStatus.OPEN)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="plans")
    sale = models.OneToOneField("sales.Sale", on_delete=models.PROTECT, null=True, related_name="plan")
    """Of a layaway the sale that it became in the end."""
    quote_id = models.UUIDField()
    currency = models.CharField(_("currency"), max_length=3)
    metal = models.CharField(_("metal"), max_length=3, blank=True)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1, null=True)
    total = models.DecimalField(_("total"), **AMOUNT)
    started_at = models.DateTimeField(_("started at"))
    started_by = models.UUIDField()
    ended_at = models.DateTimeField(_("ended at"), null=True)
    reminded_on = models.DateField(_("reminded on"), null=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "number"], name="plan_number_is_unique_in_branch"),
            models.CheckConstraint(condition=Q(total__gt=0), name="plan_has_something_to_settle"),
            models.CheckConstraint(
                condition=Q(kind=PlanKind.GRAMS, fineness__gt=0) & ~Q(metal="")
                | ~Q(kind=PlanKind.GRAMS) & Q(metal="", fineness=None),
                name="plan_in_grams_names_the_metal",
            ),
            models.CheckConstraint(
                condition=Q(kind=PlanKind.LAYAWAY) | Q(sale__isnull=False), name="plan_of_delivered_goods_has_a_sale"
            ),
        ]
        indexes = [models.Index(fields=["-started_at", "-id"], name="plan_newest")]

    def __str__(self) -> str:
        return self.number


class Instalment(models.Model):
    """What is due on a day, in the unit of its plan."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="instalments", db_index=False)
    position = models.PositiveSmallIntegerField()
    due_on = models.DateField(_("due on"))
    amount = models.DecimalField(_("amount"), **AMOUNT)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="instalment_position_is_unique"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_is_due"),
        ]

    def __str__(self) -> str:
        return f"{self.due_on} {self.amount}"


class PlanEntry(models.Model):
    """What settled something of a plan, append-only: ``amount`` in the unit of the plan, ``money`` in its currency."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="entries", db_index=False)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=PlanEntryKind)
    amount = models.DecimalField(_("settles"), **AMOUNT)
    """Positive lowers what is open; a deposit that is given back is negative."""
    money = models.DecimalField(_("money"), max_digits=20, decimal_places=4)
    rate_per_gram = models.DecimalField(_("rate per gram"), max_digits=20, decimal_places=6, null=True)
    """Currency for one gram of the plan's fineness; of plans in grams."""
    payments = models.JSONField(default=list)
    """Method, amount (decimal as text) and reference of each way it was paid."""
    source_id = models.UUIDField(null=True)
    """The refund behind a return."""
    entered_at = models.DateTimeField(_("entered at"))
    business_day = models.DateField(_("day"))
    entered_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="plan_entry_position_is_unique"),
            models.UniqueConstraint(fields=["source_id"], name="plan_entry_source_counts_once"),
            models.CheckConstraint(condition=~Q(amount=0) | ~Q(money=0), name="plan_entry_settles_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
