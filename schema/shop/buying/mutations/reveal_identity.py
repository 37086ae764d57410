from typing import Annotated

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.kit.validation import validated
from schema.shop.buying.types import Purchase
from tenant_apps.buying.services.reveal_identity import reveal_identity


@strawberry.input
class RevealIdentityInput:
    purchase_id: relay.GlobalID
    reason: str = strawberry.field(description="Kept beside your name.")


@strawberry.type
class RevealIdentitySuccess:
    number: str


RevealIdentityResult = Annotated[
    RevealIdentitySuccess | InvalidInput | NotFound, strawberry.union("RevealIdentityResult")
]


@strawberry.type
class RevealIdentityMutation:
    @strawberry.mutation(
        description="Show the whole number of a seller's document; who looks is written down.",
        extensions=[on_shop_host, requires("buying.reveal_identity")],
    )
    def reveal_identity(self, info: Info, input: RevealIdentityInput) -> RevealIdentityResult:
        try:
            with validated() as check:
                reason = check.text("reason", input.reason, maximum=200)
            number = reveal_identity(
                actor=info.context.signed_in_actor,
                purchase_id=key_of(input.purchase_id, Purchase, field="purchase_id"),
                reason=reason,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return RevealIdentitySuccess(number=number)
