from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.normalise import normalised


class SupplierQuerySet(models.QuerySet["Supplier"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def matching(self, text: str) -> Self:
        """Find every word of ``text`` in names, phone or tax number, in either script and any digits."""
        words = normalised(text).split()
        return self.filter(*(Q(search_text__contains=word) for word in words))


class Supplier(models.Model):
    """Somebody whom the shop buys goods from, in its own currency and in metal.

    What is owed to them stands nowhere but in the lines of the books.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=200)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    """In E.164 form, with the country's code."""
    country = models.CharField(
        _("country"), max_length=2, validators=[RegexValidator(r"\A[A-Z]{2}\Z", _("A code of two letters."))]
    )
    """ISO 3166."""
    tax_number = models.CharField(_("tax number"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    search_text = models.TextField(editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SupplierQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="supplier_by_name")]

    def __str__(self) -> str:
        return self.name
