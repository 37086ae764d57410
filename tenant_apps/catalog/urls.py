from django.urls import re_path

from tenant_apps.catalog.views import item_photo

urlpatterns = [
    re_path(r"^files/photos/(?P<photo_id>[0-9a-f-]{36})/(?P<size>large|thumbnail)$", item_photo, name="item-photo"),
]
