"""A developer's machine, and `make run`: embedded services, a secret of this checkout only."""

from project.settings.base import *  # noqa: F403
from project.settings.secret import kept_secret

DEBUG = True
SECRET_KEY = kept_secret("secret-key", size=50)
IDENTITY_KEYS = [kept_secret("identity-key", size=50)]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
