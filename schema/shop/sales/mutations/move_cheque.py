from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.sales.problems import ChequeNotThere, counter_problem
from schema.shop.sales.types import Cheque
from tenant_apps.sales.choices import ChequeStatus
from tenant_apps.sales.services.move_cheque import move_cheque


@strawberry.input
class MoveChequeInput:
    id: relay.GlobalID
    status: ChequeStatus = strawberry.field(description="DEPOSITED, and then CLEARED or BOUNCED.")


@strawberry.type
class MoveChequeSuccess:
    cheque: Cheque


MoveChequeResult = Annotated[
    MoveChequeSuccess | NotFound | ChequeNotThere | PeriodClosed, strawberry.union("MoveChequeResult")
]


@strawberry.type
class MoveChequeMutation:
    @strawberry.mutation(
        description="Say that a cheque was deposited, cleared, or bounced: then the customer owes it again.",
        extensions=[on_shop_host, requires("sales.move_cheque")],
    )
    def move_cheque(self, info: Info, input: MoveChequeInput) -> MoveChequeResult:
        try:
            cheque = move_cheque(
                actor=info.context.signed_in_actor,
                cheque_id=key_of(input.id, Cheque, field="id"),
                status=input.status,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("MoveChequeResult", counter_problem(error))
        return MoveChequeSuccess(cheque=cast("Cheque", cheque))
