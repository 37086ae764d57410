from tenant_apps.purchasing.models.supplier import Supplier

__all__ = ["Supplier"]
