"""A developer's machine, and `make run`: embedded services, a secret of this checkout only."""

from project.settings.base import *  # noqa: F403
from project.settings.secret import kept_secret

DEBUG = True
SECRET_KEY = kept_secret("secret-key", size=50)
AUDIT_SIGNING_KEYS = {"checkout": kept_secret("audit-key", size=32)}
RECEIPT_KEYS = [SECRET_KEY]
SHOP_ADDRESS = "http://{host}:" + env("PORT", default="8000")
IDENTITY_KEYS = [kept_secret("identity-key", size=50)]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
