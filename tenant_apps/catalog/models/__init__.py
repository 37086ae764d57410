from tenant_apps.catalog.models.category import Category
from tenant_apps.catalog.models.item import Item
from tenant_apps.catalog.models.item_certificate import ItemCertificate
from tenant_apps.catalog.models.item_photo import ItemPhoto
from tenant_apps.catalog.models.stone import Stone

__all__ = ["Category", "Item", "ItemCertificate", "ItemPhoto", "Stone"]
