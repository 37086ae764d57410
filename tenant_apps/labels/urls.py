from django.urls import path

from tenant_apps.labels.views import labels

urlpatterns = [path("files/labels/<uuid:order_id>", labels, name="labels")]
