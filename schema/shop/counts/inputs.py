from decimal import Decimal

import strawberry

from schema.kit.scalars import Grams
from tenant_apps.counts.found import Entry


@strawberry.input(description="A code as it was read: a SKU or a barcode.")
class CodeInput:
    code: str
    quantity: Grams = strawberry.field(
        default=Grams(Decimal(1)),
        description="Pieces, count or grams, as the item is tracked.",
    )

    def told(self) -> Entry:
        return Entry(code=self.code, quantity=self.quantity)
