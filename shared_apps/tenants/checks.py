"""Settings that hold shops apart, checked at every start of a command."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

CACHE_KEY = "shared_apps.tenants.cache.tenant_key"
BACKEND = "project.database"


@register(Tags.security)
def check_isolation(**_: Any) -> list[Error]:
    """Find a cache whose keys leave the shop out, and a database whose connection does not set the shop's role."""
    found = []
    for name, cache in settings.CACHES.items():
        if cache.get("KEY_FUNCTION") != CACHE_KEY:
            found.append(Error(f"The keys of cache {name!r} lack the shop: set KEY_FUNCTION.", id="tenants.E001"))
    for name, database in settings.DATABASES.items():
        if database["ENGINE"] != BACKEND:
            found.append(Error(f"Database {name!r} does not work as the shop's role: set ENGINE.", id="tenants.E002"))
        if not database.get("OPTIONS", {}).get("server_side_binding"):
            found.append(
                Error(f"Database {name!r} binds no parameters: set server_side_binding in OPTIONS.", id="tenants.E003")
            )
    return found
