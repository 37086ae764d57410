"""Forged requests: who comes with cookies must show that the page is ours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _

from schema.kit.over_http import RequestRefused
from shared_apps.identity.services.authenticate_request import ACCESS_COOKIE, REFRESH_COOKIE

AUTH_COOKIES = {ACCESS_COOKIE, REFRESH_COOKIE}


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        # The base class renders a page here.
        return reason


def relies_on_cookies(request: HttpRequest) -> bool:
    """Return whether the browser may have logged this request in by itself."""
    return "Authorization" not in request.headers and not request.COOKIES.keys().isdisjoint(AUTH_COOKIES)


def require_csrf(request: HttpRequest) -> None:
    """Check the request's X-CSRFToken against its cookie, and its origin.

    Raises:
        RequestRefused: they do not match (403).
    """
    check = _Check(_never_called)
    check.process_request(request)
    if check.process_view(request, _never_called, (), {}) is not None:
        raise RequestRefused(403, "CSRF_FAILED", _("This page is out of date. Reload it and try again."))


def _never_called(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError
