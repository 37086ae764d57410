import uuid
from typing import Annotated

import strawberry
from django.urls import reverse
from django.utils import timezone

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.labels.inputs import LabelsInput, at_labels
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.labels.choices import LabelOutput
from tenant_apps.labels.services.print_labels import print_labels
from tenant_apps.pricing import errors as pricing_errors


@strawberry.input
class PrintLabelsInput:
    idempotency_key: uuid.UUID
    labels: LabelsInput
    output: LabelOutput = LabelOutput.PDF


@strawberry.type
class PrintLabelsSuccess:
    url: str = strawberry.field(description="Path of the file; it can be fetched for ten minutes.")
    count: int = strawberry.field(description="How many labels it has.")


PrintLabelsResult = Annotated[
    PrintLabelsSuccess | InvalidInput | NotFound | RateMissing | RateStale | IdempotencyKeyReused,
    strawberry.union("PrintLabelsResult"),
]


@strawberry.type
class PrintLabelsMutation:
    @strawberry.mutation(
        description="Make a file of labels; pieces get the serials of their RFID tags.",
        extensions=[on_shop_host, requires("labels.print")],
    )
    def print_labels(self, input: PrintLabelsInput) -> PrintLabelsResult:
        try:
            order = input.labels.order(input.output)
            order_id = print_labels(idempotency_key=input.idempotency_key, order=order, now=timezone.now())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(at_labels(error))
        except project_errors.NotFound as error:
            return NotFound.of(at_labels(error))
        except pricing_errors.RateMissing as error:
            return RateMissing.of(error)
        except pricing_errors.RateStale as error:
            return RateStale.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        url = reverse("labels", kwargs={"order_id": order_id})
        return PrintLabelsSuccess(url=url, count=len(order.item_ids) * order.copies)
