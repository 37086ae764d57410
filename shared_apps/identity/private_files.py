"""Files for people of the shop: who may fetch them, and how they are refused."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from project.errors import InvalidInput, NotFound
from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.permissions import allows
from shared_apps.identity.services.authenticate_request import authenticate_request

STATUS = {Unauthenticated: 401, NotFound: 404, InvalidInput: 400}
FRAMED = "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'"

type View = Callable[..., HttpResponseBase]


def file_for(permission: str) -> Callable[[View], View]:
    """Answer only to people with a permission, in one transaction, and turn refusals into JSON.

    The view takes the request, the ``actor``, and what its address names.
    """

    def decorate(view: View) -> View:
        @require_safe
        @transaction.atomic
        @functools.wraps(view)
        def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            try:
                actor = authenticate_request(request)
                if actor is None:
                    raise Unauthenticated
                if not allows(actor.role, permission):
                    refusal = {"code": "FORBIDDEN", "message": _("You are not allowed to do this.")}
                    return JsonResponse(refusal, status=403)
                response = view(request, actor=actor, **kwargs)
            except (Unauthenticated, NotFound, InvalidInput) as error:
                return JsonResponse({"code": error.code, "message": error.message}, status=STATUS[type(error)])
            patch_cache_control(response, private=True, no_store=True)
            return response

        return answer

    return decorate


def pdf_in_frame(pdf: bytes, *, name: str) -> HttpResponse:
    """Return a PDF that our own pages may show in a frame, and print from it."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(False, f"{name}.pdf") or "inline"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = FRAMED
    return response
