import uuid
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.market.choices import Metal
from tenant_apps.catalog.choices import ItemClass, MakingMethod, Tracking
from tenant_apps.catalog.grams import containing
from tenant_apps.catalog.search import Span, read_search, stamped

FROM_ZERO = MinValueValidator(Decimal(0))
COST_STEP = Decimal("0.0001")


class ItemQuerySet(models.QuerySet["Item"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def in_category(self, category_id: uuid.UUID) -> Self:
        return self.filter(category__path__contains=[category_id])

    def matching(self, text: str) -> Self:
        """Find what ``text`` says: words of names and codes in either script, weights, karats, finenesses."""
        return self.filter(meant_by(text))


def meant_by(text: str) -> Q:
    """Return the condition that an item is what ``text`` asks for."""
    search = read_search(text)
    found = containing(" ".join(search.words))
    for weight in search.weights:
        found &= _within("net_weight", weight)
    for karat in search.karats:
        found &= Q(metal=Metal.GOLD) & _within("fineness", karat)
    for fineness in search.finenesses:
        found &= _within("fineness", fineness)
    for stamp in search.stamps:
        found &= _within("fineness", stamped(stamp)) | containing(stamp)
    return found


def _within(field: str, span: Span) -> Q:
    inside = Q((f"{field}__gte", span.low))
    return inside if span.high is None else inside & Q((f"{field}__lte", span.high))


class Item(models.Model):
    """A design or SKU. Weights are grams of ONE unit (a piece); an item tracked by weight has none."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sku = models.CharField(_("SKU"), max_length=60, unique=True)
    barcode = models.CharField(_("barcode"), max_length=60, blank=True)
    name = models.CharField(_("name"), max_length=200)
    name_translations = models.JSONField(_("translations"), default=dict, blank=True)
    """Names in other languages, by language code."""
    category = models.ForeignKey(
        "catalog.Category", on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    item_class = models.CharField(_("class"), max_length=20, choices=ItemClass, default=ItemClass.ORNAMENT)
    tracking = models.CharField(_("tracked"), max_length=10, choices=Tracking, default=Tracking.PIECE)
    metal = models.CharField(_("metal"), max_length=3, choices=Metal, blank=True)
    fineness = models.DecimalField(
        _("fineness (‰)"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal(1000))],
    )
    gross_weight = models.DecimalField(
        _("gross weight (g)"), max_digits=14, decimal_places=4, default=0, validators=[FROM_ZERO]
    )
    stone_weight = models.DecimalField(
        _("stones and other parts (g)"), max_digits=14, decimal_places=4, default=0, validators=[FROM_ZERO]
    )
    net_weight = models.DecimalField(_("net weight (g)"), max_digits=14, decimal_places=4, default=0)
    """Metal only: gross less stones and other parts."""
    making_method = models.CharField(
        _("making charge by"), max_length=25, choices=MakingMethod, default=MakingMethod.PER_PIECE
    )
    making_amount = models.DecimalField(_("making charge"), max_digits=20, decimal_places=4, default=0)
    """Money or per cent, as the method says."""
    wastage_percent = models.DecimalField(
        _("wastage (%)"),
        max_digits=7,
        decimal_places=4,
        default=0,
        validators=[FROM_ZERO, MaxValueValidator(Decimal(100))],
    )
    """Per cent of the net weight."""
    extra_charge = models.DecimalField(
        _("hallmark and attachments"), max_digits=20, decimal_places=4, default=0, validators=[FROM_ZERO]
    )
    fixed_price = models.DecimalField(
        _("fixed price"), max_digits=20, decimal_places=4, null=True, blank=True, validators=[FROM_ZERO]
    )
    """Before tax, for one unit; replaces the computed metal, making and stones."""
    unit_cost = models.DecimalField(
        _("unit cost"), max_digits=20, decimal_places=4, default=0, db_default=0, validators=[FROM_ZERO]
    )
    """What the shop pays for one unit beside its metal: making, stones, or the whole of goods with a fixed price."""
    second_hand_cost = models.DecimalField(
        _("bought second-hand for"), max_digits=20, decimal_places=4, null=True, blank=True, validators=[FROM_ZERO]
    )
    """What the shop paid for one unit, metal included; with it the item is sold under the country's margin scheme."""
    hallmark = models.CharField(_("hallmark"), max_length=60, blank=True, default="", db_default="")
    """What is stamped on it beside its fineness: the assay office's mark, the maker's."""
    huid = models.CharField(
        "HUID", max_length=6, blank=True, default="", db_default="", validators=[RegexValidator(r"\A[0-9A-Z]{6}\Z")]
    )
    """India's six letters and digits, lasered on one piece and on no other."""
    low_stock_at = models.DecimalField(
        _("low stock at"), max_digits=14, decimal_places=4, null=True, blank=True, validators=[FROM_ZERO]
    )
    is_active = models.BooleanField(_("active"), default=True)
    search_text = models.TextField(editable=False)
    search_grams = ArrayField(models.IntegerField(), editable=False, default=list)
    """Of ``search_text``, kept by a trigger."""
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["barcode"], condition=~Q(barcode=""), name="item_barcode_is_unique"),
            models.UniqueConstraint(fields=["huid"], condition=~Q(huid=""), name="item_huid_is_unique"),
            models.CheckConstraint(
                condition=Q(huid="") | Q(tracking=Tracking.PIECE, huid__regex="^[0-9A-Z]{6}$"),
                name="item_huid_is_of_a_piece",
            ),
            models.CheckConstraint(
                condition=Q(stone_weight__gte=0, net_weight__gte=0, gross_weight=F("net_weight") + F("stone_weight")),
                name="item_net_weight_is_gross_less_stones",
            ),
            models.CheckConstraint(
                condition=Q(metal="", fineness=None) | Q(fineness__gt=0, fineness__lte=1000) & ~Q(metal=""),
                name="item_metal_has_fineness",
            ),
            models.CheckConstraint(condition=Q(fixed_price=None) | Q(fixed_price__gte=0), name="item_price_from_zero"),
            models.CheckConstraint(condition=Q(unit_cost__gte=0), name="item_cost_from_zero"),
            models.CheckConstraint(
                condition=~Q(item_class=ItemClass.SCRAP) | Q(tracking=Tracking.WEIGHT) & ~Q(metal=""),
                name="item_scrap_is_metal_by_weight",
            ),
            models.UniqueConstraint(
                fields=["metal", "fineness"],
                condition=Q(item_class=ItemClass.SCRAP),
                name="item_scrap_is_one_per_metal_and_fineness",
            ),
            models.CheckConstraint(
                condition=Q(second_hand_cost=None) | Q(second_hand_cost__gte=0), name="item_second_hand_cost_from_zero"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="item_newest"),
            models.Index(fields=["name", "id"], name="item_by_name"),
            models.Index(fields=["fineness", "net_weight"], name="item_by_fineness_and_weight"),
            # Without a list of what waits, which every search would read to its end.
            GinIndex(fields=["search_grams"], fastupdate=False, name="item_by_grams"),
        ]

    def __str__(self) -> str:
        return f"{self.sku} {self.name}"

    def fine_weight(self) -> Decimal:
        """Return the grams of pure metal in one unit, exactly: net weight × fineness / 1000."""
        return self.net_weight * (self.fineness or 0) / 1000

    def fine_weight_of(self, quantity: Decimal) -> Decimal:
        """Return the grams of pure metal in ``quantity`` (pieces, count or grams), exactly."""
        if self.tracking == Tracking.WEIGHT:
            return quantity * (self.fineness or 0) / 1000
        return quantity * self.fine_weight()

    def cost_of(self, quantity: Decimal) -> Decimal:
        """Return what ``quantity`` costs beside its metal, rounded to the four places in which money is kept."""
        return (quantity * self.unit_cost).quantize(COST_STEP, ROUND_HALF_UP)

    def name_in(self, language: str) -> str:
        """Return the name in a language, or the plain one where there is none."""
        name: str = self.name_translations.get(language) or self.name
        return name
