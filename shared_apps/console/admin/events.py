"""The outbox: what was announced, what is on its way, and what was given up."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.decorators import display

from shared_apps.console.admin.base import ReadOnlyAdmin
from shared_apps.console.site import console
from shared_apps.events.errors import EventNotParked
from shared_apps.events.models import OutboxEvent
from shared_apps.events.services.retry_event import retry_event

type Events = QuerySet[OutboxEvent]
STATES: dict[str, tuple[str | Promise, Callable[[Events], Events]]] = {
    "waiting": (_("On its way"), lambda events: events.filter(delivered_at=None, parked_at=None)),
    "parked": (_("Parked"), lambda events: events.exclude(parked_at=None)),
    "delivered": (_("Delivered"), lambda events: events.exclude(delivered_at=None)),
}


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, str(label)) for code, (label, _narrow) in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: Events) -> Events:
        state = STATES.get(self.value() or "")
        return queryset if state is None else state[1](queryset)


@admin.register(OutboxEvent, site=console)
class OutboxEventAdmin(ReadOnlyAdmin):
    list_display = ("position", "name", "schema_name", "state", "attempts", "recorded_at", "next_attempt_at")
    list_filter = (StateFilter, "name")
    search_fields = ("schema_name", "name")
    ordering = ("-position",)
    actions = ("retry",)
    show_full_result_count = False

    @display(description=_("state"), label={"waiting": "info", "parked": "danger", "delivered": "success"})
    def state(self, event: OutboxEvent) -> tuple[str, str]:
        state = "parked" if event.parked_at else "delivered" if event.delivered_at else "waiting"
        return state, str(STATES[state][0])

    @admin.action(description=_("Try parked events again"), permissions=["act"])
    def retry(self, request: HttpRequest, events: Events) -> None:
        retried = 0
        for event in events.order_by("position"):
            try:
                retry_event(position=event.position, now=timezone.now())
            except EventNotParked as refusal:
                messages.error(request, f"{event.position}: {refusal.message}")
            else:
                retried += 1
        if retried:
            told = ngettext("%(count)d event is tried again.", "%(count)d events are tried again.", retried)
            messages.success(request, told % {"count": retried})
