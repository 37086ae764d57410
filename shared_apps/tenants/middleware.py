"""Host → shop, once per request. No default shop, no fall-back to public; a suspended shop is refused here."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from structlog.contextvars import bound_contextvars

from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.errors import TenantMoving
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.selectors.tenants import answer_for_host

GRAPH_PATH = "/graphql"
MOVE_SECONDS = 30
"""When to ask again for a shop that is being moved."""


class ShopMiddleware:
    """Sets ``request.tenant``, the connection's tenant, and the URLs of the public site or of a shop."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            host, _colon, port = request.get_host().partition(":")
        except DisallowedHost:
            return self._unknown_host(request)
        answer = answer_for_host(host.lower())
        if answer is None or answer.is_over(now=timezone.now()):
            return self._unknown_host(request)
        if answer.moved_to is not None:
            address = f"{request.scheme}://{answer.moved_to}{f':{port}' if port else ''}{request.get_full_path()}"
            # 308, not 301: what was posted is posted again to the new address.
            return HttpResponsePermanentRedirect(address, preserve_request=True)
        tenant = answer.tenant
        request.tenant = tenant  # type: ignore[attr-defined]  # what django-tenants calls it
        if not TenantStatus(tenant.status).is_open and request.path != GRAPH_PATH:  # the graph answers with a type
            with translation.override(tenant.language):
                return render(request, "tenants/suspended.html", {"tenant": tenant}, status=403)
        if tenant.moving_to:
            return self._back_soon(request, tenant)
        if tenant.schema_name == settings.PUBLIC_SCHEMA_NAME:
            request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
        with in_tenant(tenant), bound_contextvars(tenant=tenant.schema_name):
            return self.get_response(request)

    @staticmethod
    def _back_soon(request: HttpRequest, tenant: Tenant) -> HttpResponse:
        """Answer while the shop moves, the graph too: nothing of the shop is looked at."""
        with translation.override(tenant.language):
            if request.path == GRAPH_PATH:
                error = {"message": TenantMoving().message, "extensions": {"code": TenantMoving.code}}
                response: HttpResponse = JsonResponse({"errors": [error]}, status=503)
            else:
                response = render(request, "tenants/moving.html", {"tenant": tenant}, status=503)
        response["Retry-After"] = str(MOVE_SECONDS)
        return response

    @staticmethod
    def _unknown_host(request: HttpRequest) -> HttpResponse:
        return render(request, "tenants/unknown_host.html", {"platform_host": settings.PLATFORM_HOST}, status=404)
