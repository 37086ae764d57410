"""One line a request: who asked is left out; which shop, what, how long and with what result is not."""

import time

from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware
from structlog.contextvars import bind_contextvars


class RequestLogMiddleware(RequestMiddleware):
    """django-structlog's middleware without personal data, with the duration in milliseconds.

    Its line at the start of a request is below the level that is logged (DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL):
    it would name the browser. The user's id and address are switched off in the settings.
    """

    def prepare(self, request: HttpRequest) -> None:
        request.log_started_at = time.monotonic()  # type: ignore[attr-defined]  # read again in _bind_duration
        super().prepare(request)

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        self._bind_duration(request)
        super().handle_response(request, response)

    def _process_exception(self, request: HttpRequest, exception: Exception) -> None:
        self._bind_duration(request)
        super()._process_exception(request, exception)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Name the method and the path. A query string may hold a name, a phone number or a token."""
        return f"{request.method} {request.path}"

    @staticmethod
    def _bind_duration(request: HttpRequest) -> None:
        started_at = getattr(request, "log_started_at", None)
        if started_at is not None:
            bind_contextvars(duration_ms=round((time.monotonic() - started_at) * 1000))
