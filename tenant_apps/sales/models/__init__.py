from tenant_apps.sales.models.cheque import Cheque
from tenant_apps.sales.models.old_gold import OldGold
from tenant_apps.sales.models.parked_cart import ParkedCart
from tenant_apps.sales.models.payment import Payment
from tenant_apps.sales.models.sale import LINE_AMOUNTS, MONEY_AMOUNTS, Sale, SaleLine

__all__ = ["LINE_AMOUNTS", "MONEY_AMOUNTS", "Cheque", "OldGold", "ParkedCart", "Payment", "Sale", "SaleLine"]
