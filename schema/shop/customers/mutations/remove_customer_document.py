from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.customers.types import Customer, CustomerDocument
from tenant_apps.customers.services.remove_document import remove_document


@strawberry.input
class RemoveCustomerDocumentInput:
    id: relay.GlobalID


@strawberry.type
class RemoveCustomerDocumentSuccess:
    customer: Customer


@strawberry.type
class RemoveCustomerDocumentMutation:
    @strawberry.mutation(
        description="Throw a document of a customer away, with its file.",
        extensions=[on_shop_host, requires("customers.remove_document")],
    )
    def remove_customer_document(
        self, input: RemoveCustomerDocumentInput
    ) -> Annotated[RemoveCustomerDocumentSuccess | NotFound, strawberry.union("RemoveCustomerDocumentResult")]:
        try:
            customer = remove_document(document_id=key_of(input.id, CustomerDocument, field="id"))
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return RemoveCustomerDocumentSuccess(customer=cast("Customer", customer))
