"""``python -m project.embedded [stop]``: start the services and say where they are, or stop them."""

import sys

from project.embedded import EmbeddedServiceFailed, ensure_services, stop_services

if __name__ == "__main__":
    try:
        if sys.argv[1:] == ["stop"]:
            stop_services()
        else:
            services = ensure_services()
            print(f"DATABASE_URL={services.database_url}\nREDIS_URL={services.redis_url}")
    except EmbeddedServiceFailed as failure:
        sys.exit(str(failure))
