from tenant_apps.buying.models.identity_reveal import IdentityReveal
from tenant_apps.buying.models.purchase import Purchase
from tenant_apps.buying.models.purchase_line import PurchaseLine
from tenant_apps.buying.models.purchase_payment import PurchasePayment

__all__ = ["IdentityReveal", "Purchase", "PurchaseLine", "PurchasePayment"]
