"""Production: everything from the environment, and no start while something unsafe or missing is named."""

from django.core.exceptions import ImproperlyConfigured

from project.settings.base import *  # noqa: F403
from project.settings.base import env

REQUIRED = {
    "SECRET_KEY": "signs sessions and tokens; 50 characters or more, from a secret store",
    "DATABASE_URL": "postgres://…",
    "REDIS_URL": "redis://…, without a database number",
    "PLATFORM_HOST": "the public site's host; shops are one label in front of it",
}
problems = [f"{name} is missing ({what})" for name, what in REQUIRED.items() if not env(name, default="")]
if 0 < len(env("SECRET_KEY", default="")) < 50:
    problems.append("SECRET_KEY is too short: 50 characters or more")
if env.bool("DEBUG", default=False):
    problems.append("DEBUG is on: turn it off")
if problems:
    raise ImproperlyConfigured("Zargar does not start like this:\n- " + "\n- ".join(problems))

SECRET_KEY = env("SECRET_KEY")
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if env("EMAIL_URL", default=""):
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
