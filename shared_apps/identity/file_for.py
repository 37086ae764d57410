"""Files of a shop over plain HTTP, for people who may have them."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.permissions import allows
from shared_apps.identity.services.authenticate_request import authenticate_request

STATUS = {Unauthenticated: 401, NotFound: 404, InvalidInput: 400}

type View = Callable[..., HttpResponseBase]


def file_for(permission: str) -> Callable[[View], View]:
    """Answer only to people with a permission, in one transaction, and turn refusals into JSON."""

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
                response = view(request, **kwargs)
            except (Unauthenticated, NotFound, InvalidInput) as error:
                return _refused(error)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return answer

    return decorate


def _refused(refusal: BusinessError) -> JsonResponse:
    return JsonResponse({"code": refusal.code, "message": refusal.message}, status=STATUS[type(refusal)])
