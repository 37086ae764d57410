"""Settings that hold shops apart, checked at every start of a command."""

import re
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

CACHE_KEY = "shared_apps.tenants.cache.tenant_key"
BACKEND = "project.database"
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


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


@register(Tags.security)
def check_clusters(**_: Any) -> list[Error]:
    """Find a cluster without a database, and two that are one: a move between them would drop the shop."""
    found = []
    names: dict[tuple[str, str, str], str] = {}
    for name in settings.CLUSTERS:
        database = settings.DATABASES.get(name)
        if database is None or not NAME.fullmatch(name):
            found.append(Error(f"{name!r} in CLUSTERS is no name of a database.", id="tenants.E004"))
            continue
        address = (str(database.get("HOST")), str(database.get("PORT")), str(database.get("NAME")))
        if address in names:
            found.append(Error(f"Clusters {names[address]!r} and {name!r} are one database.", id="tenants.E005"))
        names[address] = name
    return found
