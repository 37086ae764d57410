"""The receipt as a file, for people who may see sales; and the page on which anybody sees that theirs is true."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.private_files import file_for, pdf_in_frame
from shared_apps.printing.choices import PaperSize
from shared_apps.tenants.context import current_tenant
from tenant_apps.sales.models import PrintedCopy
from tenant_apps.sales.receipts.content import Mark
from tenant_apps.sales.selectors.receipt import original_or_copy, receipt
from tenant_apps.sales.selectors.verified_receipt import verified_receipt

PRINTABLE_FOR = timedelta(minutes=10)
"""So long a counted print can be fetched: enough for a printer out of paper, not for an original later on."""


@file_for("sales.view")
def receipt_file(request: HttpRequest, actor: User, sale_id: uuid.UUID) -> HttpResponse:
    """Answer with the receipt as PDF, on ``paper`` and in ``language`` (the shop's where it is left out).

    With the id of a counted ``print`` it is the original or a numbered copy; without one it says that it was only
    looked at.
    """
    paper = request.GET.get("paper", PaperSize.MM80.value)
    language = request.GET.get("language") or current_tenant().language
    if paper not in PaperSize or language not in dict(settings.LANGUAGES):
        raise NotFound
    mark = _mark(request.GET.get("print"), sale_id=sale_id, now=timezone.now())
    number, pdf = receipt(sale_id=sale_id, paper=PaperSize(paper), language=language, mark=mark)
    return pdf_in_frame(pdf, name=number)


def _mark(print_id: str | None, *, sale_id: uuid.UUID, now: datetime) -> Mark | None:
    if print_id is None:
        return Mark(number=None, at=now)
    try:
        printed = PrintedCopy.objects.filter(
            pk=uuid.UUID(print_id), document_id=sale_id, printed_at__gt=now - PRINTABLE_FOR
        ).first()
    except ValueError as error:
        raise NotFound from error
    if printed is None:
        raise NotFound
    return original_or_copy(number=printed.number, printed_at=printed.printed_at)


@require_safe
@transaction.atomic
def verify_receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Tell anybody who holds a receipt whether it is true: what it says of itself, and nothing about people."""
    shop = current_tenant()
    languages = dict(settings.LANGUAGES)
    language = request.GET.get("language", shop.language)
    with translation.override(language if language in languages else shop.language):
        try:
            facts = verified_receipt(token=token, language=translation.get_language())
        except NotFound:
            facts = None
        context = {
            "shop": shop,
            "receipt": facts,
            "others": [
                (code, translation.get_language_info(code)["name_local"])
                for code in languages
                if code != translation.get_language()
            ],
        }
        response = render(request, "sales/verify_receipt.html", context, status=200 if facts else 404)
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    patch_cache_control(response, private=True, no_store=True)
    return response
