import uuid
from typing import Annotated, cast

import strawberry
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils import timezone
from strawberry import relay
from strawberry.file_uploads import Upload

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound
from schema.shop.catalog.types import Item
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.catalog.services.add_certificate import add_certificate


@strawberry.input
class AddItemCertificateInput:
    idempotency_key: uuid.UUID
    item_id: relay.GlobalID
    lab: str
    number: str
    file: Upload | None = strawberry.field(default=None, description="PDF, JPEG, PNG or WebP of at most 10 MB.")


@strawberry.type
class AddItemCertificateSuccess:
    item: Item


AddItemCertificateResult = Annotated[
    AddItemCertificateSuccess | InvalidInput | NotFound | LimitReached | IdempotencyKeyReused,
    strawberry.union("AddItemCertificateResult"),
]


@strawberry.type
class AddItemCertificateMutation:
    @strawberry.mutation(
        description="Keep a certificate of an item, with or without its paper.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def add_item_certificate(self, info: Info, input: AddItemCertificateInput) -> AddItemCertificateResult:
        try:
            certificate = add_certificate(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                item_id=key_of(input.item_id, Item, field="item_id"),
                lab=input.lab,
                number=input.number,
                file=_uploaded(input.file),
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddItemCertificateSuccess(item=cast("Item", certificate.item))


def _uploaded(file: Upload | None) -> "File[bytes] | None":
    if file is None:
        return None
    # Something else in its place is an empty file, which is refused.
    return file if isinstance(file, File) else ContentFile(b"")
