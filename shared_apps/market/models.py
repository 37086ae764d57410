from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.market.choices import CommodityKind, Metal, RateStatus


class RateQuerySet[Rate: "RateQuotation"](models.QuerySet[Rate]):
    """Reads of a board of rates."""

    def of(self, *, metal: str, currency: str) -> Self:
        return self.filter(metal=metal, currency=currency)

    def applied(self) -> Self:
        return self.filter(status=RateStatus.APPLIED)

    def held(self) -> Self:
        return self.filter(status=RateStatus.HELD)

    def in_force(self, *, metal: str, currency: str, at: datetime) -> Rate | None:
        """Return the rate that holds at a moment: the newest applied one that was quoted by then."""
        return self.of(metal=metal, currency=currency).applied().filter(quoted_at__lte=at).first()


class RateQuotation(models.Model):
    """One quotation of a metal, kept for ever: the history is the table."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    metal = models.CharField(_("metal"), max_length=3, choices=Metal)
    currency = models.CharField(_("currency"), max_length=3)
    per_fine_gram = models.DecimalField(_("per fine gram"), max_digits=20, decimal_places=6)
    """Currency units for one gram of fine (1000 ‰) metal."""
    source = models.CharField(_("source"), max_length=60)
    quoted_at = models.DateTimeField(_("quoted at"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=10, choices=RateStatus, default=RateStatus.APPLIED)
    change_percent = models.DecimalField(_("change (%)"), max_digits=12, decimal_places=4, null=True)
    """Against the rate that was in force when this one was quoted; empty for a first rate."""
    decided_by = models.UUIDField(_("decided by"), null=True, blank=True)
    """The person who confirmed or rejected a held rate."""

    objects: ClassVar[RateQuerySet[Self]] = RateQuerySet.as_manager()  # type: ignore[assignment]  # untyped in Django

    class Meta:
        abstract = True
        ordering = ["-quoted_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(per_fine_gram__gt=0), name="%(class)s_is_positive"),
            models.UniqueConstraint(fields=["metal", "currency", "source", "quoted_at"], name="%(class)s_is_told_once"),
        ]
        indexes = [models.Index(fields=["metal", "currency", "status", "-quoted_at"], name="%(class)s_latest")]

    def __str__(self) -> str:
        return f"{self.metal}/{self.currency} {self.per_fine_gram}"


class MetalRate(RateQuotation):
    """A rate of the platform, the reference for every shop that does not keep a board of its own."""

    class Meta(RateQuotation.Meta):
        verbose_name = _("metal rate")
        verbose_name_plural = _("metal rates")


class Commodity(models.Model):
    """What the books of a shop may hold: a currency, or a metal in fine grams. The database refuses others."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    """ISO 4217, metals included."""
    kind = models.CharField(_("kind"), max_length=10, choices=CommodityKind)
    decimals = models.PositiveSmallIntegerField(_("decimals"))
    """Of its minor unit; metals are kept to eight and never rounded."""

    class Meta:
        verbose_name = _("commodity")
        verbose_name_plural = _("commodities")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
