"""Settings shared by every environment. What differs comes from the environment or the sibling modules."""

import logging
from pathlib import Path

import environ
from celery.schedules import crontab
from django.utils.translation import gettext_lazy as _

from project.database.pool import pool_options

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DEBUG = False
PLATFORM_HOST = env("PLATFORM_HOST", default="localhost")
"""The public site's host; a shop's is one label in front of it."""
ALLOWED_HOSTS = [PLATFORM_HOST, f".{PLATFORM_HOST}"]
SHOP_ADDRESS = env("SHOP_ADDRESS", default="https://{host}")
"""How an address of a shop starts where no request tells: on receipts, in messages."""

# --- Apps: SHARED_APPS have their tables in public, TENANT_APPS in every shop's schema. -------------------------------
SHARED_APPS = [
    "shared_apps.tenants",  # before django_tenants: its `migrate` is for the public schema
    "django_tenants",
    "shared_apps.identity",
    "shared_apps.idempotency",
    "shared_apps.plans",
    "shared_apps.billing",
    "shared_apps.fair_use",
    "shared_apps.usage",
    "shared_apps.market",
    "shared_apps.events",
    "shared_apps.anchors",
    "shared_apps.console",
    "unfold.apps.BasicAppConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "import_export",
    "django_structlog",
    "strawberry_django",
    "schema",
]
TENANT_APPS = [
    "shared_apps.identity",
    "shared_apps.idempotency",
    "tenant_apps.branches",
    "tenant_apps.ledger",
    "tenant_apps.catalog",
    "tenant_apps.pricing",
    "tenant_apps.bulk",
    "tenant_apps.stock",
    "tenant_apps.labels",
    "tenant_apps.customers",
    "tenant_apps.loyalty",
    "tenant_apps.drawers",
    "tenant_apps.sales",
    "tenant_apps.buying",
    "tenant_apps.purchasing",
    "tenant_apps.transfers",
    "tenant_apps.counts",
    "tenant_apps.instalments",
    "tenant_apps.workshop",
    "tenant_apps.imports",
    "tenant_apps.demo",
    "tenant_apps.audit",
]
INSTALLED_APPS = [*SHARED_APPS, *(app for app in TENANT_APPS if app not in SHARED_APPS)]

TENANT_MODEL = "tenants.Tenant"
TENANT_DOMAIN_MODEL = "tenants.Domain"
PUBLIC_SCHEMA_NAME = "public"
# The tables of the platform that a shop's database role may read: few, named, and without another shop's data.
TENANT_REFERENCE_TABLES = ["market_commodity", "market_metalrate"]
PUBLIC_SCHEMA_URLCONF = "project.urls_public"
ROOT_URLCONF = "project.urls_tenant"
TENANT_SYNC_ROUTER = "project.database.router.SameOnEveryCluster"
DATABASE_ROUTERS = [TENANT_SYNC_ROUTER]
AUTH_USER_MODEL = "identity.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# django.contrib.postgres would ask every new connection for the types of extensions that nothing here may need.
SILENCED_SYSTEM_CHECKS = ["postgres.E005"]

MIDDLEWARE = [
    "project.health.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "project.middleware.ContentSecurityMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "shared_apps.tenants.middleware.ShopMiddleware",
    "shared_apps.fair_use.middleware.FairUseMiddleware",
    "project.request_log.RequestLogMiddleware",
    "project.middleware.OriginMiddleware",  # after the log's: it carries the id of the request
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
WSGI_APPLICATION = "project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "project" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Services ---------------------------------------------------------------------------------------------------------
if env("DATABASE_URL", default="") and env("REDIS_URL", default=""):
    DATABASE_URL, REDIS_URL = env("DATABASE_URL"), env("REDIS_URL")
else:
    from project.embedded import ensure_services

    _services = ensure_services()
    DATABASE_URL, REDIS_URL = _services.database_url, _services.redis_url

CLUSTERS = ["default", *env.list("CLUSTERS", default=[])]
"""The PostgreSQL clusters that shops live on. The platform itself is on the first."""
_addresses = {name: DATABASE_URL if name == "default" else env(f"DATABASE_URL_{name.upper()}") for name in CLUSTERS}
DATABASES = {
    name: {
        **environ.Env.db_url_config(address),
        "ENGINE": "project.database",
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        # One that is away is told to whoever asks, and not waited for as long as TCP would.
        "OPTIONS": {"server_side_binding": True, "connect_timeout": 5},
    }
    for name, address in _addresses.items()
}
if pool_size := env.int("DATABASE_POOL_SIZE", default=0):
    for _database in DATABASES.values():
        _database["OPTIONS"]["pool"] = pool_options(size=pool_size)
        _database["CONN_MAX_AGE"] = 0
STATEMENT_TIMEOUT_MS = env.int("STATEMENT_TIMEOUT_MS", default=60_000)
"""No statement of a shop or of the platform runs longer; the owner's may."""
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"{REDIS_URL}/1",
        "KEY_FUNCTION": "shared_apps.tenants.cache.tenant_key",
    },
}

FAIR_USE_REDIS_URL = f"{REDIS_URL}/2"
"""Not the cache's: what empties the cache must not forget who holds a place."""
FAIR_USE_REQUESTS_AT_ONCE = env.int("FAIR_USE_REQUESTS_AT_ONCE", default=16)
FAIR_USE_TASKS_AT_ONCE = env.int("FAIR_USE_TASKS_AT_ONCE", default=2)
"""How much of one shop may run at once, over all processes. Fewer tasks than the workers have places for."""

CELERY_BROKER_URL = f"{REDIS_URL}/0"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 1800
CELERY_TASK_SOFT_TIME_LIMIT = 1740
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_CREATE_MISSING_QUEUES = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "dispatch-events": {"task": "events.dispatch", "schedule": 1.0, "options": {"queue": "critical", "expires": 5}},
    "fetch-rates": {"task": "market.fetch_rates", "schedule": 300.0, "options": {"expires": 240}},
    "sweep-events": {"task": "events.sweep", "schedule": 86400.0},
    "flush-requests": {"task": "usage.flush_requests", "schedule": 300.0, "options": {"expires": 240}},
    "seal-audits": {"task": "audit.seal_all", "schedule": 60.0, "options": {"expires": 55}},
    "measure-shops": {"task": "usage.measure_shops", "schedule": crontab(hour="0", minute="10")},
    # In the morning of most shops: people read what it sends.
    "remind-dues": {"task": "instalments.remind_dues", "schedule": crontab(hour="6", minute="30")},
    "sweep-quotes": {"task": "pricing.sweep_quotes", "schedule": 86400.0},
    "sweep-parked-carts": {"task": "sales.sweep_parked_carts", "schedule": 86400.0},
    "sweep-refresh-tokens": {"task": "identity.sweep_refresh_tokens", "schedule": 86400.0},
    "delete-closed-shops": {"task": "tenants.delete_due", "schedule": 86400.0},
    "check-stock": {"task": "stock.check_everywhere", "schedule": crontab(hour="2", minute="15")},
    "expire-credit": {"task": "loyalty.expire_everywhere", "schedule": crontab(hour="1", minute="30")},
    "forget-old-addresses": {"task": "tenants.forget_old_addresses", "schedule": 86400.0},
}

if CLUSTERS[1:]:
    CELERY_BEAT_SCHEDULE |= {
        "collect-events": {"task": "events.collect", "schedule": 1.0, "options": {"expires": 5}},
        "copy-references": {"task": "tenants.copy_references", "schedule": 15.0, "options": {"expires": 15}},
    }

STORAGES = {
    "default": {"BACKEND": "shared_apps.tenants.storage.TenantFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = Path(env("ZARGAR_HOME", default=str(BASE_DIR / ".zargar"))) / "files"

# --- People -----------------------------------------------------------------------------------------------------------
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["shared_apps.identity.backends.NameOrEmailBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/console/login/"

# --- Languages --------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fa", _("Persian"))]
LOCALE_PATHS = [BASE_DIR / "project" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files of the web app ---------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("ZARGAR_HOME", default=str(BASE_DIR / ".zargar"))) / "static"
FRONTEND_DIST = BASE_DIR / "frontend" / "dist"
STATICFILES_DIRS = [("web", FRONTEND_DIST)] if FRONTEND_DIST.exists() else []

SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

AUDIT_SIGNING_KEYS: dict[str, str] = {}
"""Secrets that sign the heads of the shops' audit chains, by key id. The first one signs; the others are there for the
heads that they signed, until each of those shops has been sealed anew."""

MAILERS: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=f"Zargar <noreply@{PLATFORM_HOST}>")

# Text messages: off while there is no key.
KAVENEGAR_URL = env("KAVENEGAR_URL", default="https://api.kavenegar.com")
KAVENEGAR_KEY = env("KAVENEGAR_KEY", default="")
KAVENEGAR_SENDER = env("KAVENEGAR_SENDER", default="")

GOLDAPI_URL = env("GOLDAPI_URL", default="https://www.goldapi.io/api")
GOLDAPI_TOKEN = env("GOLDAPI_TOKEN", default="")
GOLDAPI_PAIRS = env.list("GOLDAPI_PAIRS", default=["XAU/USD", "XAG/USD"])
MARKET_HOLD_PERCENT = env.int("MARKET_HOLD_PERCENT", default=5)
"""A rate of the platform that moves further than this waits for a person."""

DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = ""
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_CELERY_TASK_START_LOG_LEVEL = logging.DEBUG

from project.settings.console import UNFOLD  # noqa: E402, F401
from project.settings.logs import LOGGING  # noqa: E402, F401  (needs nothing above; kept in a room of its own)
