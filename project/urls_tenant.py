"""What answers on a shop's host."""

from django.urls import URLPattern, URLResolver

from project.urls_shared import everywhere, web_app
from tenant_apps.buying.urls import urlpatterns as buying
from tenant_apps.catalog.urls import urlpatterns as photos
from tenant_apps.customers.urls import urlpatterns as documents
from tenant_apps.drawers.urls import urlpatterns as drawers
from tenant_apps.imports.urls import urlpatterns as files
from tenant_apps.labels.urls import urlpatterns as labels
from tenant_apps.sales.urls import urlpatterns as receipts

urlpatterns: list[URLPattern | URLResolver] = [
    *everywhere,
    *receipts,
    *buying,
    *drawers,
    *files,
    *documents,
    *photos,
    *labels,
    *web_app,
]
