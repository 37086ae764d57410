"""The receipt as a file, for people who may see sales."""

import uuid

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from project.errors import BusinessError, NotFound
from shared_apps.identity.errors import Unauthenticated
from shared_apps.identity.permissions import allows
from shared_apps.identity.services.authenticate_request import authenticate_request
from shared_apps.tenants.context import current_tenant
from tenant_apps.sales.choices import PaperSize
from tenant_apps.sales.selectors.receipt import receipt

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'"


@require_safe
@transaction.atomic
def receipt_file(request: HttpRequest, sale_id: uuid.UUID) -> HttpResponse:
    """Answer with the receipt as PDF, on ``paper`` and in ``language`` (the shop's where it is left out)."""
    try:
        actor = authenticate_request(request)
    except Unauthenticated as refusal:
        return _refused(refusal, status=401)
    if actor is None:
        return _refused(Unauthenticated(), status=401)
    paper = request.GET.get("paper", PaperSize.MM80.value)
    language = request.GET.get("language") or current_tenant().language
    if not allows(actor.role, "sales.view"):
        return JsonResponse({"code": "FORBIDDEN", "message": _("You are not allowed to do this.")}, status=403)
    if paper not in PaperSize or language not in dict(settings.LANGUAGES):
        return _refused(NotFound(), status=404)
    try:
        number, pdf = receipt(sale_id=sale_id, paper=PaperSize(paper), language=language)
    except NotFound as refusal:
        return _refused(refusal, status=404)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(False, f"{number}.pdf") or "inline"
    # Our own page prints it from a frame.
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = POLICY
    patch_cache_control(response, private=True, no_store=True)
    return response


def _refused(refusal: BusinessError, *, status: int) -> JsonResponse:
    return JsonResponse({"code": refusal.code, "message": refusal.message}, status=status)
