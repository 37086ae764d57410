import json
from typing import Any, ClassVar, cast

import strawberry
import strawberry_django
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from strawberry import auto, relay

from schema.kit.context import Info
from tenant_apps.audit import models
from tenant_apps.audit.choices import AuditAction
from tenant_apps.audit.names import column_label, table_label

strawberry.enum(AuditAction)
_LAST_SEALED = models.Entry.objects.seals().reverse().values("txid")[:1]
_IS_SEALED = Coalesce(
    ExpressionWrapper(Q(txid__lte=Subquery(_LAST_SEALED)), output_field=BooleanField()), Value(value=False)
)


@strawberry.type(description="A kind of record that is audited.")
class AuditTable:
    name: str
    label: str = strawberry.field(description="In the language of the request.")


@strawberry.type(description="A column that was set, changed, or lost with its row.")
class AuditChange:
    column: str
    label: str = strawberry.field(description="In the language of the request.")
    before: str | None = strawberry.field(description="As plain text; lists and objects as JSON; *** for a secret.")
    after: str | None = strawberry.field(description="As plain text; lists and objects as JSON; *** for a secret.")


@strawberry_django.type(
    models.Entry,
    description="Who did what to a row, from where, before and after. Never changed, and sealed in a chain.",
)
class AuditEntry(relay.Node):
    view_permission: ClassVar[str] = "audit.view"

    at: auto
    actor: auto = strawberry_django.field(
        description="A user name; or anonymous, task:NAME, command:NAME, process, database:LOGIN."
    )
    address: auto = strawberry_django.field(description="Where the request came from.")
    request_id: auto
    operation: auto = strawberry_django.field(description="The mutation, or method and path.")
    table_name: auto
    row_id: auto
    action: AuditAction
    is_sealed: bool = strawberry_django.field(
        annotate=_IS_SEALED, description="A change after this shows when the chain is verified; sealed every minute."
    )

    @strawberry_django.field(only=["table_name"], description="In the language of the request.")
    def table_label(self) -> str:
        return table_label(cast("models.Entry", self).table_name)

    @strawberry_django.field(only=["table_name", "before", "after"], description="Of an update only what it changed.")
    def changes(self) -> list[AuditChange]:
        entry = cast("models.Entry", self)
        before, after = entry.before or {}, entry.after or {}
        return [
            AuditChange(
                column=column,
                label=column_label(entry.table_name, column),
                before=_text(before.get(column)),
                after=_text(after.get(column)),
            )
            for column in sorted(before.keys() | after.keys())
        ]

    @classmethod
    def get_queryset(cls, queryset: QuerySet[models.Entry], info: Info, **_: Any) -> QuerySet[models.Entry]:
        """Leave out the seals, which are rows of the same table."""
        return queryset.filter(number=None)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return format(value, "f") if not isinstance(value, int) else str(value)
