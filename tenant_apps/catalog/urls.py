from django.urls import path, re_path

from tenant_apps.catalog.views import certificate_file, item_photo

urlpatterns = [
    path("files/certificates/<uuid:certificate_id>", certificate_file, name="item-certificate"),
    re_path(r"^files/photos/(?P<photo_id>[0-9a-f-]{36})/(?P<size>large|thumbnail)$", item_photo, name="item-photo"),
]
