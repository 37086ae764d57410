import uuid
from typing import Annotated

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound, Problem
from schema.shop.pricing.mutations.quote_cart import RateMissing
from schema.shop.pricing.repricing import RepricingInput
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.pricing import errors
from tenant_apps.pricing.services.reprice_items import reprice_items


@strawberry.input
class RepriceItemsInput:
    idempotency_key: uuid.UUID
    repricing: RepricingInput
    digest: str = strawberry.field(description="Of the preview that somebody agreed to.")


@strawberry.type
class RepriceItemsSuccess:
    digest: str = strawberry.field(description="Of the preview that is now in force.")


@strawberry.type(description="Items or rates have changed since the preview.")
class PreviewOutdated(Problem):
    pass


RepriceItemsResult = Annotated[
    RepriceItemsSuccess | InvalidInput | NotFound | RateMissing | PreviewOutdated | IdempotencyKeyReused,
    strawberry.union("RepriceItemsResult"),
]


@strawberry.type
class RepriceItemsMutation:
    @strawberry.mutation(
        description="Change many prices at once, exactly as they were previewed.",
        extensions=[on_shop_host, requires("pricing.reprice")],
    )
    def reprice_items(self, info: Info, input: RepriceItemsInput) -> RepriceItemsResult:
        try:
            reprice_items(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                repricing=input.repricing.decoded(),
                digest=input.digest,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.RateMissing as error:
            return RateMissing.of(error)
        except errors.PreviewOutdated as error:
            return PreviewOutdated.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return RepriceItemsSuccess(digest=input.digest)
