"""What answers on the platform's own host."""

from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from project.urls_shared import everywhere, web_app
from shared_apps.console.site import console

urlpatterns: list[URLPattern | URLResolver] = [
    path("console/language/", set_language),
    path("console/", console.urls),
    *everywhere,
    *web_app,
]
