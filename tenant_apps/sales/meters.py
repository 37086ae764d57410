from datetime import UTC, date, datetime, time, timedelta

from shared_apps.usage.meters import meter
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.models import Sale


@meter("sales")
def count_sales(day: date) -> int:
    """Count what was sold on the day; a refund is no sale."""
    begin = datetime.combine(day, time.min, tzinfo=UTC)
    sales = Sale.objects.counted().filter(kind=SaleKind.SALE)
    return sales.filter(sold_at__gte=begin, sold_at__lt=begin + timedelta(days=1)).count()
