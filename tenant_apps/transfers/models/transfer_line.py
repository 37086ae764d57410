from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class TransferLine(models.Model):
    """An item of a transfer. Quantities are pieces, count or grams, as it is tracked; weights are grams.

    What was received, returned and lost is the sum of its settlements, kept by a trigger on those.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    transfer = models.ForeignKey("transfers.Transfer", on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="+", db_index=False)
    requested = models.DecimalField(_("requested"), max_digits=14, decimal_places=4)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    """What may go, and goes; zero where the approver left it out."""
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=24, decimal_places=8, default=0, db_default=0)
    """Pure grams that went with it."""
    sent_weight = models.DecimalField(_("weight when sent (g)"), max_digits=14, decimal_places=4, null=True)
    """What the scale showed when it was packed, where it was weighed."""
    received = models.DecimalField(_("received"), max_digits=14, decimal_places=4, default=0, db_default=0)
    returned = models.DecimalField(_("came back"), max_digits=14, decimal_places=4, default=0, db_default=0)
    lost = models.DecimalField(_("lost"), max_digits=14, decimal_places=4, default=0, db_default=0)
    weighed = models.DecimalField(max_digits=14, decimal_places=4, default=0, db_default=0)
    """How much of what was received was weighed."""
    received_weight = models.DecimalField(
        _("weight when received (g)"), max_digits=18, decimal_places=4, default=0, db_default=0
    )
    """What the scale showed for that."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["transfer", "item"], name="transfer_line_is_one_per_item"),
            models.CheckConstraint(
                condition=Q(requested__gt=0, quantity__gte=0, fine_weight__gte=0), name="transfer_line_has_quantities"
            ),
            models.CheckConstraint(
                condition=Q(received__gte=0, returned__gte=0, lost__gte=0)
                & Q(quantity__gte=F("received") + F("returned") + F("lost")),
                name="transfer_line_settles_what_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(weighed__gte=0, weighed__lte=F("received"), received_weight__gte=0)
                & (Q(sent_weight=None) | Q(sent_weight__gt=0)),
                name="transfer_line_weighs_what_was_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.quantity}"

    @property
    def unsettled(self) -> Decimal:
        """What is neither received nor back nor lost: on the way, once it is sent."""
        return self.quantity - self.received - self.returned - self.lost

    @property
    def weight_difference(self) -> Decimal | None:
        """Grams that arrived more (or less, negative) than were packed; None unless all of it was weighed twice."""
        if self.sent_weight is None or not self.quantity or self.weighed != self.quantity:
            return None
        return self.received_weight - self.sent_weight
