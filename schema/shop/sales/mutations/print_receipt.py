import uuid
from typing import Annotated, Self
from urllib.parse import urlencode

import strawberry
from django.urls import reverse
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, NotFound
from schema.shop.sales.types import Sale
from shared_apps.idempotency import errors as idempotency_errors
from shared_apps.printing.choices import PaperSize
from tenant_apps.sales.models import PrintedCopy
from tenant_apps.sales.services.print_receipt import print_receipt


@strawberry.input
class PrintReceiptInput:
    idempotency_key: uuid.UUID
    sale_id: relay.GlobalID
    paper: PaperSize = PaperSize.MM80
    language: str | None = strawberry.field(default=None, description="The shop's where it is left out.")


@strawberry.type
class PrintReceiptSuccess:
    number: int = strawberry.field(description="1 is the original; every other print says that it is a copy.")
    url: str = strawberry.field(description="Path of the receipt (PDF); it can be fetched for ten minutes.")

    @classmethod
    def of(cls, printed: PrintedCopy, *, paper: PaperSize, language: str | None) -> Self:
        chosen = {"print": printed.pk, "paper": paper.value} | ({"language": language} if language else {})
        path = reverse("receipt", kwargs={"sale_id": printed.document_id})
        return cls(number=printed.number, url=f"{path}?{urlencode(chosen)}")


PrintReceiptResult = Annotated[
    PrintReceiptSuccess | NotFound | IdempotencyKeyReused, strawberry.union("PrintReceiptResult")
]


@strawberry.type
class PrintReceiptMutation:
    @strawberry.mutation(
        description="Count a print of a receipt. The first one is the original.",
        extensions=[on_shop_host, requires("sales.view")],
    )
    def print_receipt(self, info: Info, input: PrintReceiptInput) -> PrintReceiptResult:
        try:
            printed = print_receipt(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                sale_id=key_of(input.sale_id, Sale, field="sale_id"),
                now=timezone.now(),
            )
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return PrintReceiptSuccess.of(printed, paper=input.paper, language=input.language)
