from shared_apps.billing.selectors.limits import Limits, limits_of

__all__ = ["Limits", "limits_of"]
