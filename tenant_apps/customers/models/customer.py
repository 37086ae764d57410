import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.grams import containing
from tenant_apps.catalog.normalise import normalised
from tenant_apps.customers.choices import CustomerKind


class CustomerQuerySet(models.QuerySet["Customer"]):
    def matching(self, text: str) -> Self:
        """Find every word of ``text`` in name, phone or e-mail, in either script and any digits."""
        return self.filter(containing(normalised(text)))

    def kept(self) -> Self:
        """Leave out those who turned out to be somebody else."""
        return self.filter(merged_into=None)

    def family(self, customer_id: uuid.UUID) -> Self:
        """The customer who is kept, and all who were merged into them."""
        return self.filter(Q(pk=customer_id) | Q(merged_into=customer_id))


class Customer(models.Model):
    """Somebody who buys."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=CustomerKind, default=CustomerKind.PERSON)
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    """In E.164 form, with the country's code."""
    other_phones = ArrayField(models.CharField(max_length=20), verbose_name=_("other phones"), default=list, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    province = models.CharField(_("province"), max_length=60, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    ring_size = models.CharField(_("ring size"), max_length=20, blank=True)
    preferences = models.CharField(_("preferences"), max_length=500, blank=True)
    """What they like: metals, stones, styles."""
    tags = ArrayField(models.CharField(max_length=40), verbose_name=_("tags"), default=list, blank=True)
    note = models.TextField(_("note"), blank=True)
    accepts_sms = models.BooleanField(_("wants news by SMS"), default=False)
    accepts_email = models.BooleanField(_("wants news by e-mail"), default=False)
    credit_limit = models.DecimalField(_("credit limit"), max_digits=20, decimal_places=4, null=True, blank=True)
    """How much money they may owe, in the shop's currency; empty: nobody said."""
    gram_limit = models.DecimalField(_("gram limit (g)"), max_digits=14, decimal_places=4, null=True, blank=True)
    """How much fine gold they may owe; empty: nobody said."""
    search_text = models.TextField(editable=False)
    """Normalised: the names in the first line, then numbers and addresses."""
    search_grams = ArrayField(models.IntegerField(), editable=False, default=list)
    """Of ``search_text``, kept by a trigger."""
    created_at = models.DateTimeField(auto_now_add=True)
    referred_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="referred", db_index=False
    )
    """Who brought them, known from the start."""
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged", db_index=False
    )
    """Who this customer turned out to be, never one who is merged in turn. Sales, credit and books stay as they were
    written; who reads them asks for the family."""

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="customer_is_not_its_own_double"),
            models.CheckConstraint(
                condition=(Q(credit_limit=None) | Q(credit_limit__gte=0)) & (Q(gram_limit=None) | Q(gram_limit__gte=0)),
                name="customer_limits_are_no_debts",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="customer_by_name"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="customer_merged_into"),
            # Without a list of what waits, which every search would read to its end.
            GinIndex(fields=["search_grams"], fastupdate=False, name="customer_by_grams"),
        ]

    def __str__(self) -> str:
        return self.name
