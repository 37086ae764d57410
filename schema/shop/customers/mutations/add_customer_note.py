import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.customers.types import Customer, CustomerNote
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.customers.services.add_note import add_note


@strawberry.input
class AddCustomerNoteInput:
    idempotency_key: uuid.UUID
    customer_id: relay.GlobalID
    text: str


@strawberry.type
class AddCustomerNoteSuccess:
    note: CustomerNote


AddCustomerNoteResult = Annotated[
    AddCustomerNoteSuccess | InvalidInput | NotFound | IdempotencyKeyReused, strawberry.union("AddCustomerNoteResult")
]


@strawberry.type
class AddCustomerNoteMutation:
    @strawberry.mutation(
        description="Write something about a customer; it stays as it is.",
        extensions=[on_shop_host, requires("customers.change")],
    )
    def add_customer_note(self, info: Info, input: AddCustomerNoteInput) -> AddCustomerNoteResult:
        try:
            note = add_note(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                customer_id=key_of(input.customer_id, Customer, field="customer_id"),
                text=input.text,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddCustomerNoteSuccess(note=cast("CustomerNote", note))
