"""What answers on every host: the graph, and the web app on all that is left."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from project.web_app import web_app_page

everywhere: list[URLPattern | URLResolver] = [path("", include("schema.urls"))]
# Last: whatever no other address takes is a page of the web app, which knows its own addresses.
web_app: list[URLPattern | URLResolver] = [
    re_path(r"^(?!(?:static|graphql|console|healthz|readyz|receipts|files)(?:/|$)).*$", web_app_page)
]
