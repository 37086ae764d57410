from django.urls import path

from tenant_apps.sales.views import receipt_file

urlpatterns = [path("receipts/<uuid:sale_id>.pdf", receipt_file, name="receipt")]
