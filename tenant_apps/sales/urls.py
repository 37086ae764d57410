from django.urls import path

from tenant_apps.sales.views import receipt_file, verify_receipt

urlpatterns = [
    path("receipts/<uuid:sale_id>.pdf", receipt_file, name="receipt"),
    # Short, because it is printed as a QR code.
    path("r/<str:token>", verify_receipt, name="verify_receipt"),
]
