"""The test suite: real PostgreSQL and Redis, cheap password hashes, tasks run where they are called."""

import os

from project.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests-" + "0" * 50
IDENTITY_KEYS = ["only-for-tests-" + "1" * 50]
PLATFORM_HOST = "testserver"
ALLOWED_HOSTS = [PLATFORM_HOST, f".{PLATFORM_HOST}", "localhost", ".localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DB", "test_zargar")}
# Each parallel worker has a Redis database of its own.
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES["default"]["KEY_PREFIX"] = DATABASES["default"]["TEST"]["NAME"]
CACHES["default"]["LOCATION"] = f"{REDIS_URL}/{4 + _worker}"
FAIR_USE_REDIS_URL = CACHES["default"]["LOCATION"]  # emptied before each test
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
MEDIA_ROOT = MEDIA_ROOT.parent / "test-files"
# Static files are found where they are; nothing is collected for a test.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
