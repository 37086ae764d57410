from shared_apps.usage.services.flush_requests import flush_requests
from shared_apps.usage.services.measure_shop import measure_shop

__all__ = ["flush_requests", "measure_shop"]
