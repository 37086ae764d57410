"""Write down what the current shop has."""

from datetime import date

from django.core.files.storage import default_storage
from django.db import transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import current_tenant, in_public
from shared_apps.tenants.storage import TenantFileStorage
from shared_apps.usage.meters import read_meters
from shared_apps.usage.models import UsageDay


def measure_shop(*, day: date) -> UsageDay:
    """Count the shop's people, items, sales of ``day`` and files; measured again, the later counts stand.

    A shop's database role cannot write the platform's tables; that is why the writing is done in public.
    """
    tenant = current_tenant()
    stored = default_storage.stored_bytes() if isinstance(default_storage, TenantFileStorage) else 0
    with transaction.atomic():
        users = User.objects.filter(is_active=True).count()
        counts = {**read_meters(day), "users": users, "storage_bytes": stored}
    with in_public(), transaction.atomic():
        row, _ = UsageDay.objects.update_or_create(tenant_id=tenant.pk, day=day, defaults=counts)
    return row
