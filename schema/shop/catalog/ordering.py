import strawberry_django
from strawberry import auto

from tenant_apps.catalog import models


@strawberry_django.order_type(models.Item, description="One field to order by; the next in the list breaks ties.")
class ItemOrder:
    name: auto
    sku: auto
    net_weight: auto
    created_at: auto
