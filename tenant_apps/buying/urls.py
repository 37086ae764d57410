from django.urls import path

from tenant_apps.buying.views import receipt_file

urlpatterns = [path("receipts/purchases/<uuid:purchase_id>.pdf", receipt_file, name="purchase_receipt")]
