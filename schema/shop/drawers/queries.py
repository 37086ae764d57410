import datetime as dt

import strawberry
import strawberry_django
from django.db.models import Q, QuerySet
from strawberry import relay

from project.errors import NotFound
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.branches.types import Branch, Terminal
from schema.shop.drawers.types import CashMovement, CounterSettings, DrawerKeeper, Shift, ShiftReport
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.drawers import models
from tenant_apps.drawers.selectors.counter_settings import counter_settings
from tenant_apps.drawers.selectors.drawer_keepers import drawer_keepers
from tenant_apps.drawers.selectors.shift_report import shift_report


@strawberry.input(description="Days are those on which a shift was opened, in UTC.")
class ShiftFilter:
    branch_id: relay.GlobalID | None = None
    terminal_id: relay.GlobalID | None = None
    is_open: bool | None = None
    differs: bool | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None


@strawberry.type
class DrawersQuery:
    @strawberry.field(
        description="How the shop works at its counters.", extensions=[on_shop_host, requires("drawers.see")]
    )
    def counter_settings(self, info: Info) -> CounterSettings:
        return settings_of(info.context.tenant)

    @strawberry_django.connection(
        Connection[Shift],
        description="The shifts that you may see, newest first.",
        extensions=[on_shop_host, requires("drawers.see")],
    )
    def shifts(self, filters: ShiftFilter | None = None) -> list[models.Shift]:
        return models.Shift.objects.filter(_conditions(filters or ShiftFilter()))  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One shift, or null when there is none that you may see.",
        extensions=[on_shop_host, requires("drawers.see")],
    )
    def shift(self, id: relay.GlobalID) -> Shift | None:
        return _shift(id)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry_django.field(
        description="The open shift of a till, or null.", extensions=[on_shop_host, requires("drawers.see")]
    )
    def open_shift(self, terminal_id: relay.GlobalID) -> Shift | None:
        terminal = key_of(terminal_id, Terminal, field="terminal_id")
        return models.Shift.objects.open().filter(terminal=terminal)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry.field(
        description="What an open drawer should hold now; who counts it blind must not know. Changes nothing.",
        extensions=[on_shop_host, requires("drawers.manage")],
    )
    def x_report(self, info: Info, shift_id: relay.GlobalID) -> ShiftReport:
        key = key_of(shift_id, Shift, field="shift_id")
        shift = models.Shift.objects.select_related("terminal").filter(pk=key).first()
        if shift is None or not works_in(actor=info.context.signed_in_actor, branch_id=shift.terminal.branch_id):
            raise NotFound(field="shift_id")
        return ShiftReport.of(shift_report(shift))

    @strawberry_django.connection(
        Connection[CashMovement],
        description="Cash in and out of a shift, oldest first.",
        extensions=[on_shop_host, requires("drawers.see")],
    )
    def cash_movements(self, shift_id: relay.GlobalID) -> list[models.DrawerEntry]:
        return models.DrawerEntry.objects.filter(shift=key_of(shift_id, Shift, field="shift_id"))  # type: ignore[return-value]  # the connection pages it

    @strawberry.field(
        description="Who works in a branch and could take a drawer over.",
        extensions=[on_shop_host, requires("drawers.use")],
    )
    def drawer_keepers(self, branch_id: relay.GlobalID) -> list[DrawerKeeper]:
        people = drawer_keepers(branch_id=key_of(branch_id, Branch, field="branch_id"))
        return [DrawerKeeper(person_id=person.pk, name=person.full_name) for person in people]


def settings_of(tenant: Tenant) -> CounterSettings:
    """Return the shop's settings with what its currency is counted in."""
    return CounterSettings.of(counter_settings(), currency=tenant.currency)


def _shift(id: relay.GlobalID) -> QuerySet[models.Shift]:
    try:
        return models.Shift.objects.filter(pk=key_of(id, Shift))
    except NotFound:
        return models.Shift.objects.none()


def _conditions(filters: ShiftFilter) -> Q:
    asked = {
        "terminal__branch": filters.branch_id and key_of(filters.branch_id, Branch, field="filters.branch_id"),
        "terminal": filters.terminal_id and key_of(filters.terminal_id, Terminal, field="filters.terminal_id"),
        "closed_at__isnull": filters.is_open,
        "differs": filters.differs,
        "opened_at__date__gte": filters.from_day,
        "opened_at__date__lte": filters.to_day,
    }
    return Q(**{name: value for name, value in asked.items() if value is not None})
