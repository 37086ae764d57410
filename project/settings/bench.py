"""`make bench`: the test suite's settings on a database of its own, with the passwords hashed as in production."""

from project.settings.base import PASSWORD_HASHERS as REAL_HASHERS
from project.settings.test import *  # noqa: F403

PASSWORD_HASHERS = REAL_HASHERS
DATABASES["default"] |= {"NAME": "bench_zargar", "PORT": env("BENCH_PORT", default=DATABASES["default"]["PORT"])}
if "BENCH_PORT" in env.ENVIRON:  # through PgBouncer in transaction mode: no cursor outlives its transaction
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
# Django's own backend on the same database: what a request costs without tenancy.
DATABASES["plain"] = DATABASES["default"] | {"ENGINE": "django.db.backends.postgresql"}
CACHES["default"] |= {"KEY_PREFIX": "bench_zargar", "LOCATION": f"{REDIS_URL}/3"}
if "BENCH_MIGRATIONS_OF_DEMO" in env.ENVIRON:  # throw-away migrations exist only where they are measured
    MIGRATION_MODULES = {"demo": env("BENCH_MIGRATIONS_OF_DEMO")}
