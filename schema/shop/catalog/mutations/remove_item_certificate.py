from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.catalog.types import Item, ItemCertificate
from tenant_apps.catalog.services.remove_certificate import remove_certificate


@strawberry.input
class RemoveItemCertificateInput:
    id: relay.GlobalID


@strawberry.type
class RemoveItemCertificateSuccess:
    item: Item


@strawberry.type
class RemoveItemCertificateMutation:
    @strawberry.mutation(
        description="Take a certificate away from an item; its paper is deleted.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def remove_item_certificate(
        self, info: Info, input: RemoveItemCertificateInput
    ) -> Annotated[RemoveItemCertificateSuccess | NotFound, strawberry.union("RemoveItemCertificateResult")]:
        try:
            item = remove_certificate(
                actor=info.context.signed_in_actor,
                certificate_id=key_of(input.id, ItemCertificate, field="id"),
                now=timezone.now(),
            )
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return RemoveItemCertificateSuccess(item=cast("Item", item))
