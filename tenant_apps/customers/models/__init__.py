from tenant_apps.customers.models.customer import Customer
from tenant_apps.customers.models.customer_document import CustomerDocument
from tenant_apps.customers.models.customer_note import CustomerNote
from tenant_apps.customers.models.family_date import FamilyDate

__all__ = ["Customer", "CustomerDocument", "CustomerNote", "FamilyDate"]
