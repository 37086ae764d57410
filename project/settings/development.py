"""A developer's machine, and `make run`: embedded services, a secret of this checkout only."""

from project.settings.base import *  # noqa: F403
from project.settings.secret import checkout_secret

DEBUG = True
SECRET_KEY = checkout_secret()
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
