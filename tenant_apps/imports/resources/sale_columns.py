"""The columns of sales on their way out: one row a line, as it was priced."""

from import_export import resources
from import_export.fields import Field

from tenant_apps.imports.resources.widgets import DecimalWidget


class SaleColumns(resources.Resource):
    """Rows are ``SaleLine``; money is in ``currency``, negative on refunds."""

    number = Field("sale__number", "number")
    kind = Field("sale__kind", "kind")
    business_day = Field("sale__business_day", "business_day")
    sold_at = Field("sale__sold_at", "sold_at")
    customer = Field("sale__customer__name", "customer")
    sku = Field("sku", "sku")
    description = Field("description", "description")
    quantity = Field("quantity", "quantity", DecimalWidget())
    net_weight = Field("net_weight", "net_weight", DecimalWidget())
    fine_weight = Field("fine_weight", "fine_weight", DecimalWidget())
    subtotal = Field("subtotal", "subtotal", DecimalWidget())
    discount = Field("discount", "discount", DecimalWidget())
    tax = Field("tax", "tax", DecimalWidget())
    rounding = Field("rounding", "rounding", DecimalWidget())
    total = Field("total", "total", DecimalWidget())
    currency = Field("sale__currency", "currency")
