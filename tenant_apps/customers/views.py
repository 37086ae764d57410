"""Documents of customers as files, for people who may see customers."""

import uuid

from django.http import FileResponse, HttpRequest, HttpResponseBase

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.private_files import file_for
from tenant_apps.catalog.file_types import EXTENSIONS
from tenant_apps.customers.models import CustomerDocument


@file_for("customers.view")
def customer_document(request: HttpRequest, actor: User, document_id: uuid.UUID) -> HttpResponseBase:
    """Answer with the file under its name, to be kept and not shown: what is in it came from somewhere."""
    document = CustomerDocument.objects.filter(pk=document_id).first()
    if document is None:
        raise NotFound
    name = f"{document.name.rsplit('.', 1)[0]}.{EXTENSIONS[document.content_type]}"
    response = FileResponse(
        document.file.open("rb"), as_attachment=True, filename=name, content_type=document.content_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
