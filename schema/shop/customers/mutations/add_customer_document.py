import uuid
from typing import Annotated, cast

import strawberry
from django.core.files import File
from django.utils import timezone
from strawberry import relay
from strawberry.file_uploads import Upload

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound, Problem
from schema.shop.customers.types import Customer, CustomerDocument
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.customers import errors
from tenant_apps.customers.services.add_document import add_document


@strawberry.input
class AddCustomerDocumentInput:
    idempotency_key: uuid.UUID
    customer_id: relay.GlobalID
    name: str
    file: Upload = strawberry.field(description="PDF, JPEG, PNG or WebP of at most 10 MB.")


@strawberry.type
class AddCustomerDocumentSuccess:
    document: CustomerDocument


@strawberry.type(description="The file is not kept.")
class DocumentRefused(Problem):
    reason: str = strawberry.field(description="EMPTY, TOO_LARGE or UNKNOWN_TYPE.")


AddCustomerDocumentResult = Annotated[
    AddCustomerDocumentSuccess | DocumentRefused | InvalidInput | NotFound | LimitReached | IdempotencyKeyReused,
    strawberry.union("AddCustomerDocumentResult"),
]


@strawberry.type
class AddCustomerDocumentMutation:
    @strawberry.mutation(
        description="Keep a file about a customer.", extensions=[on_shop_host, requires("customers.change")]
    )
    def add_customer_document(self, info: Info, input: AddCustomerDocumentInput) -> AddCustomerDocumentResult:
        try:
            document = add_document(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                customer_id=key_of(input.customer_id, Customer, field="customer_id"),
                name=input.name,
                file=_uploaded(input.file),
                now=timezone.now(),
            )
        except errors.DocumentRefused as error:
            return DocumentRefused.of(error)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddCustomerDocumentSuccess(document=cast("CustomerDocument", document))


def _uploaded(file: Upload) -> "File[bytes]":
    if not isinstance(file, File):
        raise errors.DocumentRefused(reason="EMPTY")
    return file
