"""No shop takes the others' places: how many requests it may send a minute, and how many may run at once."""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shared_apps.billing.selectors.limits import limits_of
from shared_apps.fair_use.errors import Overused, rate_limited, too_many_at_once
from shared_apps.fair_use.places import Verdict, give_back, take_place
from shared_apps.tenants.middleware import GRAPH_PATH
from shared_apps.tenants.models import Tenant

KIND = "requests"
PLACE_SECONDS = 120
"""Longer than a request may take; only the place of a process that was killed lasts that long."""


class FairUseMiddleware:
    """Answers 429 to a shop that has used up its share. The platform's own host has no share that could end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tenant: Tenant = request.tenant  # type: ignore[attr-defined]  # ShopMiddleware's
        if tenant.schema_name == settings.PUBLIC_SCHEMA_NAME:
            return self.get_response(request)
        holder = uuid.uuid4().hex
        verdict = take_place(
            schema_name=tenant.schema_name,
            kind=KIND,
            holder=holder,
            at_once=settings.FAIR_USE_REQUESTS_AT_ONCE,
            seconds=PLACE_SECONDS,
            counted=tenant.pk,
            per_minute=limits_of(tenant).requests_per_minute,
        )
        if not verdict.is_admitted:
            return self._refuse(request, _overused(verdict))
        try:
            return self.get_response(request)
        finally:
            give_back(schema_name=tenant.schema_name, kind=KIND, holder=holder)

    def _refuse(self, request: HttpRequest, overused: Overused) -> HttpResponse:
        if request.path == GRAPH_PATH:  # it answers in its own form
            request.overused = overused  # type: ignore[attr-defined]
            return self.get_response(request)
        response = render(request, "fair_use/overused.html", {"overused": overused}, status=429)
        response["Retry-After"] = str(overused.retry_after)
        return response


def _overused(verdict: Verdict) -> Overused:
    return (too_many_at_once if verdict.is_crowded else rate_limited)(verdict.retry_after)
