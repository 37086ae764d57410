"""Every night the books of each shop are held against its shelves."""

from typing import Any

import structlog
from celery import shared_task

from shared_apps.tenants.base_tasks import PlatformTask, TenantTask
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.stock.services.check_stock_in_books import check_stock_in_books

logger = structlog.get_logger(__name__)


@shared_task(base=PlatformTask, name="stock.check_everywhere")
def check_everywhere(**_: Any) -> None:
    """Ask for the check of every open shop."""
    with in_public():
        shops = list(Tenant.objects.shops().open().values_list("schema_name", flat=True))
    for schema_name in shops:
        check_shop.apply_async(kwargs={"schema_name": schema_name})


@shared_task(base=TenantTask, name="stock.check_shop")
def check_shop(*, schema_name: str, **_: Any) -> None:
    """Say loudly where a shop's books and stock differ; safe to repeat."""
    for found in check_stock_in_books():
        logger.critical(
            "stock_differs_from_books",
            shop=schema_name,
            branch=str(found.branch_id),
            commodity=found.commodity,
            in_stock=str(found.in_stock),
            in_books=str(found.in_books),
        )
