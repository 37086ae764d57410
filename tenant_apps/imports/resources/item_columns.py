"""The columns of items, the same in and out, so that what was exported imports again without a change."""

from import_export import resources
from import_export.fields import Field

from tenant_apps.catalog.choices import ItemClass, MakingMethod, StoneKind, Tracking
from tenant_apps.imports.resources.widgets import (
    CARATS,
    GRAMS,
    MILLIMETRES,
    PER_CENT,
    PIECES,
    QUANTITIES,
    ChoiceWidget,
    CodeWidget,
    DecimalWidget,
    FinenessWidget,
    MakingWidget,
    MetalWidget,
    MoneyWidget,
    PathWidget,
    TextWidget,
    WholeWidget,
)


class ItemColumns(resources.Resource):
    """What an item cannot say itself (``category_path``, ``only_stone``, ``here``) the exporter adds to it."""

    sku = Field("sku", "sku", CodeWidget())
    barcode = Field("barcode", "barcode", CodeWidget())
    name = Field("name", "name", TextWidget())
    name_fa = Field("name_translations__fa", "name_fa", TextWidget())
    category = Field("category_path", "category", PathWidget())
    item_class = Field("item_class", "item_class", ChoiceWidget(ItemClass))
    tracking = Field("tracking", "tracking", ChoiceWidget(Tracking))
    metal = Field("metal", "metal", MetalWidget())
    fineness = Field("fineness", "fineness", FinenessWidget())
    gross_weight = Field("gross_weight", "gross_weight", DecimalWidget(GRAMS))
    stone_weight = Field("stone_weight", "stone_weight", DecimalWidget(GRAMS))
    net_weight = Field("net_weight", "net_weight", DecimalWidget(GRAMS))
    making_method = Field("making_method", "making_method", ChoiceWidget(MakingMethod))
    making_amount = Field("making_amount", "making_amount", MakingWidget())
    wastage_percent = Field("wastage_percent", "wastage_percent", DecimalWidget(PER_CENT))
    extra_charge = Field("extra_charge", "extra_charge", MoneyWidget())
    fixed_price = Field("fixed_price", "fixed_price", MoneyWidget())
    unit_cost = Field("unit_cost", "unit_cost", MoneyWidget())
    low_stock_at = Field("low_stock_at", "low_stock_at", DecimalWidget(QUANTITIES))
    stone_kind = Field("only_stone__kind", "stone_kind", ChoiceWidget(StoneKind))
    stone_count = Field("only_stone__count", "stone_count", WholeWidget(PIECES))
    stone_carat = Field("only_stone__carat", "stone_carat", DecimalWidget(CARATS))
    stone_cut = Field("only_stone__cut", "stone_cut", TextWidget())
    stone_colour = Field("only_stone__colour", "stone_colour", TextWidget())
    stone_clarity = Field("only_stone__clarity", "stone_clarity", TextWidget())
    stone_price = Field("only_stone__price", "stone_price", MoneyWidget())
    stone_length = Field("only_stone__length_mm", "stone_length", DecimalWidget(MILLIMETRES))
    stone_width = Field("only_stone__width_mm", "stone_width", DecimalWidget(MILLIMETRES))
    stone_depth = Field("only_stone__depth_mm", "stone_depth", DecimalWidget(MILLIMETRES))
    certificate_lab = Field("only_stone__certificate_lab", "certificate_lab", TextWidget())
    certificate_number = Field("only_stone__certificate_number", "certificate_number", TextWidget())
    quantity = Field("here", "quantity", DecimalWidget(QUANTITIES))
