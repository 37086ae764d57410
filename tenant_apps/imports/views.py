"""Files for people of the shop: reports of imports, and exports."""

import functools
import uuid
from collections.abc import Callable
from datetime import date
from typing import IO, Any

from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponseBase, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.permissions import allows
from shared_apps.identity.services.authenticate_request import authenticate_request
from tenant_apps.branches.models import Branch
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.selectors.exported_rows import item_rows, sale_rows
from tenant_apps.imports.writing import TYPES, written

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


@file_for("imports.run")
def import_report(request: HttpRequest, job_id: uuid.UUID) -> HttpResponseBase:
    job = ImportJob.objects.filter(pk=job_id).exclude(report="").first()
    if job is None:
        raise NotFound
    return _file(job.report.open("rb"), form="csv", name="report")


@file_for("exports.run")
def exported_items(request: HttpRequest, form: str) -> HttpResponseBase:
    """Answer with all items and what ``branch`` has of them (left out: the default branch)."""
    chosen = request.GET.get("branch")
    try:
        branch = Branch.objects.filter(**({"pk": uuid.UUID(chosen)} if chosen else {"is_default": True})).first()
    except ValueError as error:
        raise NotFound from error
    if branch is None:
        raise NotFound
    return _file(written(item_rows(branch_id=branch.pk), form=form), form=form, name="items")


@file_for("exports.run")
def exported_sales(request: HttpRequest, form: str) -> HttpResponseBase:
    """Answer with the lines sold on the shop's days ``from`` to ``to``, both included."""
    rows = sale_rows(first=_day(request, "from"), last=_day(request, "to"))
    return _file(written(rows, form=form), form=form, name="sales")


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidInput({name: ("NOT_A_DAY", _("Write a day as 2026-01-31."))}) from error


def _file(file: IO[bytes], *, form: str, name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=f"{name}.{form}", content_type=TYPES[form])


def _refused(refusal: BusinessError) -> JsonResponse:
    return JsonResponse({"code": refusal.code, "message": refusal.message}, status=STATUS[type(refusal)])
