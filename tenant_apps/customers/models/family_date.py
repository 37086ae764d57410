from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.customers.choices import FamilyDateKind
from tenant_apps.customers.models.customer import Customer


class FamilyDate(models.Model):
    """A day that a customer's family celebrates every year, in the shop's calendar."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="family_dates")
    kind = models.CharField(_("kind"), max_length=16, choices=FamilyDateKind)
    name = models.CharField(_("name"), max_length=100, blank=True)
    on = models.DateField(_("on"))
    month_day = models.PositiveSmallIntegerField(editable=False)
    """Month × 100 + day in the shop's calendar, by which the days to come are found."""

    class Meta:
        ordering = ["month_day", "pk"]
        indexes = [models.Index(fields=["month_day"], name="family_date_of_the_year")]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
