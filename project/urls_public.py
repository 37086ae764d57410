"""What answers on the platform's own host."""

from django.urls import URLPattern, URLResolver

from project.urls_shared import everywhere, web_app

urlpatterns: list[URLPattern | URLResolver] = [
    *everywhere,
    *web_app,
]
