from tenant_apps.sales.models.number_series import NumberSeries
from tenant_apps.sales.models.payment import Payment
from tenant_apps.sales.models.sale import Sale, SaleLine

__all__ = ["NumberSeries", "Payment", "Sale", "SaleLine"]
