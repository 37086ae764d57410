from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class ParkedCart(models.Model):
    """A cart put aside while its customer thinks it over. It holds no price and no stock: both are asked for anew.

    ``lines`` is what a quote is asked with: item_id, quantity and discount, decimals as text.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="parked_carts", db_index=False)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, null=True, db_index=False)
    note = models.CharField(_("note"), max_length=200, blank=True)
    lines = models.JSONField()
    parked_by = models.UUIDField()
    parked_by_name = models.CharField(_("parked by"), max_length=200)
    parked_at = models.DateTimeField(_("parked at"))
    expires_at = models.DateTimeField(_("expires at"))

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.note or f"{self.parked_at:%H:%M}"
