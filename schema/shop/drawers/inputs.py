import strawberry

from schema.kit.scalars import Money
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.counting import Counted, Pieces


@strawberry.input(description="Notes or coins of one denomination.")
class PiecesInput:
    value: Money
    count: int


@strawberry.input(description="What was counted of one way of paying, before anything is compared with it.")
class CountedInput:
    method: PaymentMethod
    amount: Money
    pieces: list[PiecesInput] = strawberry.field(
        default_factory=list, description="Of cash, where it was counted so; they add up to the amount."
    )


def counted_of(counts: list[CountedInput]) -> list[Counted]:
    return [
        Counted(
            method=count.method,
            amount=count.amount,
            pieces=tuple(Pieces(value=one.value, count=one.count) for one in count.pieces),
        )
        for count in counts
    ]
