"""The platform's rates: entered by hand, watched, and decided where they were held."""

from decimal import Decimal
from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import display

from shared_apps.console.admin.base import ReadOnlyAdmin
from shared_apps.console.forms import RateForm
from shared_apps.console.site import console
from shared_apps.market.choices import Metal, RateStatus
from shared_apps.market.errors import RateNotHeld
from shared_apps.market.models import MetalRate
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.decide_held_rate import decide_held_rate
from shared_apps.market.services.receive_rate import receive_rate

SOURCE = "console"


@admin.register(MetalRate, site=console)
class MetalRateAdmin(ReadOnlyAdmin):
    form = RateForm
    list_display = ("metal", "currency", "per_fine_gram", "shown_status", "change", "source", "quoted_at")
    list_filter = ("status", "metal", "currency", "source")
    actions = ("confirm", "reject")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_act_permission(request)

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        if obj is None:
            return ["metal", "currency", "per_fine_gram"]
        return [field.name for field in MetalRate._meta.fields if field.name != "id"]

    def save_model(self, request: HttpRequest, obj: MetalRate, form: RateForm, change: bool) -> None:  # noqa: FBT001  (Django's)
        rate = receive_rate(
            board=MetalRate,
            quotation=Quotation(
                metal=Metal(obj.metal),
                currency=obj.currency,
                per_fine_gram=obj.per_fine_gram,
                source=SOURCE,
                quoted_at=timezone.now(),
            ),
            hold_percent=Decimal(settings.MARKET_HOLD_PERCENT),
        )
        obj.pk, obj.status, obj._state.adding = rate.pk, rate.status, False
        if rate.status == RateStatus.HELD:
            messages.warning(
                request,
                _("The rate moves by %(percent)s %% and is held: confirm it in the list.")
                % {"percent": f"{rate.change_percent:f}"},
            )

    @display(
        description=gettext_lazy("status"),
        ordering="status",
        label={RateStatus.APPLIED: "success", RateStatus.HELD: "warning", RateStatus.REJECTED: "danger"},
    )
    def shown_status(self, rate: MetalRate) -> tuple[str, str]:
        return rate.status, str(RateStatus(rate.status).label)

    @admin.display(description=gettext_lazy("change (%)"), ordering="change_percent")
    def change(self, rate: MetalRate) -> str:
        # A minus sign would move to the other end of the number in a right-to-left page.
        return "" if rate.change_percent is None else format_html('<bdi dir="ltr">{}</bdi>', rate.change_percent)

    @admin.action(description=gettext_lazy("Confirm held rates"), permissions=["act"])
    def confirm(self, request: HttpRequest, rates: QuerySet[MetalRate]) -> None:
        self._decide(request, rates, is_confirmed=True)

    @admin.action(description=gettext_lazy("Reject held rates"), permissions=["act"])
    def reject(self, request: HttpRequest, rates: QuerySet[MetalRate]) -> None:
        self._decide(request, rates, is_confirmed=False)

    def _decide(self, request: HttpRequest, rates: QuerySet[MetalRate], *, is_confirmed: bool) -> None:
        person_id = cast("UUID", request.user.pk)
        decided = 0
        # Oldest first: confirming a rate settles the held ones before it.
        for rate in rates.order_by("quoted_at", "pk"):
            try:
                decide_held_rate(
                    board=MetalRate,
                    rate_id=rate.pk,
                    is_confirmed=is_confirmed,
                    decided_by=person_id,
                )
            except RateNotHeld as refusal:
                messages.error(request, f"{rate}: {refusal.message}")
            else:
                decided += 1
        if decided:
            told = ngettext("%(count)d rate is decided.", "%(count)d rates are decided.", decided)
            messages.success(request, told % {"count": decided})
