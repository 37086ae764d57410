from tenant_apps.counts.models.stock_count import StockCount
from tenant_apps.counts.models.stock_count_line import StockCountLine

__all__ = ["StockCount", "StockCountLine"]
