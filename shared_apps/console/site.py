"""The console: the platform's administration on the public host."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

from shared_apps.console.forms import ConsoleLoginForm
from shared_apps.console.selectors import platform_overview


class ConsoleSite(UnfoldAdminSite):
    """Lets in active platform staff and nobody else; what each may do, the permission matrix says.

    It has no address on a shop's host, and a shop's people are in another schema: they cannot even be asked for.
    """

    login_form = ConsoleLoginForm
    index_title = _("Overview")
    index_template = "console/overview.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        overview = platform_overview(now=timezone.now())
        page: TemplateResponse = super().index(request, {**(extra_context or {}), "overview": overview})
        return page

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        page: HttpResponse = super().login(request, {"title": _("Log in to the console"), **(extra_context or {})})
        return page


console = ConsoleSite(name="admin")
