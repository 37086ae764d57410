"""``python -m project.embedded [stop | delete]``: start the services and say where they are, or end them."""

import sys

from project.embedded import EmbeddedServiceFailed, delete_services, ensure_services, stop_services

if __name__ == "__main__":
    try:
        if sys.argv[1:] == ["stop"]:
            stop_services()
        elif sys.argv[1:] == ["delete"]:
            delete_services()
        else:
            services = ensure_services()
            print(f"DATABASE_URL={services.database_url}\nREDIS_URL={services.redis_url}")
    except EmbeddedServiceFailed as failure:
        sys.exit(str(failure))
