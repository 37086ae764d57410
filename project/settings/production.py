"""Production: everything from the environment, and no start while something unsafe or missing is named."""

import os

from project.settings.safety import refuse_unsafe_start

refuse_unsafe_start(os.environ)

# After the check: without a DATABASE_URL the shared settings start a database of their own.
from project.settings.base import *  # noqa: E402, F403
from project.settings.base import env  # noqa: E402

SECRET_KEY = env("SECRET_KEY")
# The first one seals identity numbers, all of them open: a new key goes in front, the old ones stay.
IDENTITY_KEYS = env.list("IDENTITY_KEYS")
# Former keys, the newest first: gift cards were digested with the one of their day.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
_mail = env.email_url("EMAIL_URL")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": _mail["EMAIL_HOST"],
            "port": _mail["EMAIL_PORT"],
            "username": _mail["EMAIL_HOST_USER"],
            "password": _mail["EMAIL_HOST_PASSWORD"],
            "use_tls": _mail.get("EMAIL_USE_TLS", False),
            "use_ssl": _mail.get("EMAIL_USE_SSL", False),
            "timeout": 10,
        },
    }
}
