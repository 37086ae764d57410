"""What a file may tell of items and of sales: the names in a mapping, and how other programs call them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.imports.choices import ImportKind


@dataclass(frozen=True, kw_only=True)
class ImportField:
    name: str
    label: str | Promise
    example: str
    also: tuple[str, ...] = ()
    """Column names that mean this field, normalised (lower case, no spaces or signs), in any language."""
    is_required: bool = False


def _field(name: str, label: str | Promise, example: str, *also: str, required: bool = False) -> ImportField:
    return ImportField(name=name, label=label, example=example, also=also, is_required=required)


ITEM_FIELDS = (
    _field("sku", _("SKU"), "R-1042", "code", "itemcode", "stockcode", "productcode", "partno", "کد", "کدکالا",
           "شناسه"),
    _field("barcode", _("Barcode"), "6260100000017", "ean", "gtin", "upc", "tag", "بارکد", "اتیکت"),
    _field("name", _("Name"), "Wedding ring", "title", "description", "item", "product", "productname", "نام", "عنوان",
           "شرح", "نامکالا", required=True),
    _field("name_fa", _("Name in Persian"), "حلقه ازدواج", "persianname", "farsiname", "namepersian", "نامفارسی"),
    _field("category", _("Category"), "Rings/Wedding", "categorypath", "group", "type", "دسته", "گروه", "دستهبندی"),
    _field("item_class", _("Class"), "ORNAMENT", "class", "itemtype", "کلاس", "نوعکالا"),
    _field("tracking", _("Tracked"), "PIECE", "trackedby", "unit", "ردیابی", "واحد"),
    _field("metal", _("Metal"), "XAU", "material", "فلز", "جنس"),
    _field("fineness", _("Fineness (‰) or karat"), "750", "karat", "carats", "kt", "purity", "hallmark", "عیار"),
    _field("gross_weight", _("Gross weight (g)"), "4.25", "weight", "grossweightg", "gross", "grams", "وزن", "وزنکل",
           "وزنناخالص"),
    _field("stone_weight", _("Stones and other parts (g)"), "0.15", "stoneweightg", "stones", "وزنسنگ"),
    _field("net_weight", _("Net weight (g)"), "4.1", "netweightg", "net", "وزنخالص"),
    _field("making_method", _("Making charge by"), "PER_GRAM", "makingby", "makingtype", "روشاجرت", "نوعاجرت"),
    _field("making_amount", _("Making charge"), "350000", "making", "makingcharge", "labour", "labor", "اجرت",
           "اجرتساخت"),
    _field("wastage_percent", _("Wastage (%)"), "2", "wastage", "loss", "کسری", "درصدکسری"),
    _field("extra_charge", _("Hallmark and attachments"), "325000", "attachments", "extras", "متعلقات"),
    _field("fixed_price", _("Fixed price"), "1200000", "price", "unitprice", "saleprice", "قیمت", "قیمتثابت"),
    _field("unit_cost", _("Unit cost"), "450000", "cost", "costprice", "purchaseprice", "makingpaid", "بهایتمامشده",
           "قیمتخرید", "اجرتخرید"),
    _field("low_stock_at", _("Low stock at"), "2", "reorderlevel", "minstock", "حداقلموجودی"),
    _field("stone_kind", _("Stone"), "DIAMOND", "stonetype", "gem", "سنگ", "نوعسنگ"),
    _field("stone_count", _("Number of stones"), "1", "stonepieces", "تعدادسنگ"),
    _field("stone_carat", _("Carat (all together)"), "0.23", "carat", "ct", "caratweight", "قیراط"),
    _field("stone_cut", _("Cut"), "Ideal", "cut", "تراش"),
    _field("stone_colour", _("Colour"), "E", "color", "colour", "رنگ"),
    _field("stone_clarity", _("Clarity"), "SI2", "clarity", "پاکی", "شفافیت"),
    _field("stone_price", _("Price of the stones"), "326", "قیمتسنگ"),
    _field("stone_length", _("Length (mm)"), "3.95", "x", "length", "lengthmm", "طول"),
    _field("stone_width", _("Width (mm)"), "3.98", "y", "width", "widthmm", "عرض"),
    _field("stone_depth", _("Depth (mm)"), "2.43", "z", "depthmm", "height", "عمق", "ارتفاع"),
    _field("certificate_lab", _("Certificate by"), "GIA", "lab", "laboratory", "آزمایشگاه"),
    _field("certificate_number", _("Certificate number"), "2141438171", "certificate", "certificateno", "report",
           "شمارهشناسنامه"),
    _field("quantity", _("In stock"), "1", "qty", "stock", "onhand", "instock", "count", "تعداد", "موجودی"),
)  # fmt: skip

SALE_FIELDS = (
    _field("number", _("Invoice number"), "536365", "invoiceno", "invoice", "invoicenumber", "receiptno", "documentno",
           "شمارهفاکتور", "فاکتور", required=True),
    _field("sku", _("SKU"), "85123A", "stockcode", "code", "itemcode", "productcode", "کد", "کدکالا"),
    _field("description", _("Description"), "Silver chain", "name", "item", "product", "شرح", "نام", "نامکالا"),
    _field("quantity", _("Quantity"), "6", "qty", "count", "units", "تعداد", "مقدار", required=True),
    _field("unit_price", _("Unit price"), "2.55", "price", "rate", "قیمت", "قیمتواحد", "فی", required=True),
    _field("sold_at", _("Date and time"), "2010-12-01 08:26", "invoicedate", "date", "datetime", "time", "solddate",
           "تاریخ", required=True),
    _field("customer", _("Customer"), "17850", "customerid", "customerno", "client", "customername", "buyer", "مشتری",
           "کدمشتری"),
    _field("country", _("Country"), "United Kingdom", "countryname", "کشور"),
)  # fmt: skip

FIELDS = {ImportKind.ITEMS: ITEM_FIELDS, ImportKind.SALES: SALE_FIELDS}
