from django.urls import path

from tenant_apps.customers.views import customer_document

urlpatterns = [path("files/customers/<uuid:document_id>", customer_document, name="customer-document")]
