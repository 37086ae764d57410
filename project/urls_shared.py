"""What answers on every host: the graph, and the web app on all that is left."""

from django.urls import URLPattern, re_path

from project.web_app import web_app_page

everywhere: list[URLPattern] = []
web_app: list[URLPattern] = [re_path(r"^(?!static/|graphql|console/|healthz|readyz).*$", web_app_page)]
