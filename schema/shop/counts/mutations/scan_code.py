import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.counts.inputs import CodeInput
from schema.shop.counts.problems import REFUSED, CountMovedOn, problem_of
from schema.shop.counts.types import StockCount, StockCountLine
from tenant_apps.counts.choices import Scanned
from tenant_apps.counts.services.scan_code import scan_code


@strawberry.input
class ScanCodeInput:
    scan_key: uuid.UUID = strawberry.field(description="Of this one scan: sent again, it is not counted again.")
    count_id: relay.GlobalID
    entry: CodeInput


@strawberry.type
class ScanCodeSuccess:
    outcome: Scanned
    line: StockCountLine = strawberry.field(description="Says who counted a piece before.")


ScanCodeResult = Annotated[
    ScanCodeSuccess | InvalidInput | NotFound | CountMovedOn | IdempotencyKeyReused,
    strawberry.union("ScanCodeResult"),
]


@strawberry.type
class ScanCodeMutation:
    @strawberry.mutation(
        description="Enter one scan into an open count.",
        extensions=[on_shop_host, requires("counts.count")],
    )
    def scan_code(self, info: Info, input: ScanCodeInput) -> ScanCodeResult:
        try:
            scan = scan_code(
                actor=info.context.signed_in_actor,
                scan_key=input.scan_key,
                count_id=key_of(input.count_id, StockCount, field="count_id"),
                entry=input.entry.told(),
                now=timezone.now(),
            )
        except REFUSED as error:
            return cast("ScanCodeResult", problem_of(error))
        return ScanCodeSuccess(outcome=scan.outcome, line=cast("StockCountLine", scan.line))
