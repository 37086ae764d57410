from shared_apps.usage.selectors.usage_of import usage_of

__all__ = ["usage_of"]
