from shared_apps.billing.services.check_limit import check_limit
from shared_apps.billing.services.start_subscription import start_subscription

__all__ = ["check_limit", "start_subscription"]
