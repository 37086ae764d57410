import datetime as dt
from zoneinfo import ZoneInfo

import strawberry
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from strawberry import relay

from project.errors import InvalidInput, NotFound
from schema.kit.context import Info
from schema.kit.nodes import key_of
from tenant_apps.audit import models
from tenant_apps.audit.choices import AuditAction


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class AuditFilter:
    of: relay.GlobalID | None = strawberry.field(default=None, description="The history of one object.")
    table: str | None = None
    row_id: str | None = strawberry.field(default=None, description="A row's key; with the table.")
    actor: str | None = strawberry.field(default=None, description="The user name, exactly.")
    action: AuditAction | None = None
    from_day: dt.date | None = strawberry.field(default=None, description="In the shop's time zone.")
    to_day: dt.date | None = strawberry.field(default=None, description="In the shop's time zone, this day included.")


def filtered_entries(filters: AuditFilter | None, info: Info) -> QuerySet[models.Entry]:
    """Return the entries that fit.

    Raises:
        NotFound: ``of`` is not the id of an object of the shop.
        InvalidInput: a row without its table; a day beyond the calendar.
    """
    asked = filters or AuditFilter()
    if asked.row_id is not None and asked.table is None:
        raise InvalidInput({"filters.table": ("REQUIRED", _("This is needed."))})
    wanted = {"table_name": asked.table, "row_id": asked.row_id, "actor": asked.actor, "action": asked.action}
    entries = models.Entry.objects.changes().filter(**{name: is_ for name, is_ in wanted.items() if is_ is not None})
    if asked.of is not None:
        entries = entries.filter(**_row_of(asked.of, info))
    zone = ZoneInfo(info.context.tenant.time_zone)
    try:
        start = _start_of(asked.from_day, zone) if asked.from_day else None
        end = _start_of(asked.to_day + dt.timedelta(days=1), zone) if asked.to_day else None
        return entries.between(start, end)
    except (OverflowError, ValueError) as error:
        raise InvalidInput({"filters.fromDay": ("OUT_OF_RANGE", _("This day is out of range."))}) from error


def _start_of(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)


def _row_of(id: relay.GlobalID, info: Info) -> dict[str, str]:
    try:
        node_type = id.resolve_type(info)
    except relay.GlobalIDValueError as error:
        raise NotFound(field="filters.of") from error
    model = node_type.__strawberry_django_definition__.model  # type: ignore[attr-defined]  # every node type has one
    return {"table_name": model._meta.db_table, "row_id": str(key_of(id, node_type, field="filters.of"))}
