"""Throw a document of a customer away."""

import uuid

from django.db import transaction

from project.errors import NotFound
from tenant_apps.customers.models import Customer, CustomerDocument


@transaction.atomic
def remove_document(*, document_id: uuid.UUID) -> Customer:
    """Remove the document, and its file once this is committed; return whose it was.

    Raises:
        NotFound: there is no such document (field id).
    """
    document = (
        CustomerDocument.objects.select_for_update(of=["self"])
        .select_related("customer")
        .filter(pk=document_id)
        .first()
    )
    if document is None:
        raise NotFound(field="id")
    storage, name = document.file.storage, str(document.file)
    document.delete()
    # A rollback keeps both; a crash between the two leaves a file that nothing names, and loses none.
    transaction.on_commit(lambda: storage.delete(name))
    return document.customer
