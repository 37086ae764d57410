"""The purchase receipt as a file, for people who may see purchases."""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.private_files import file_for, pdf_in_frame
from shared_apps.printing.choices import PaperSize
from shared_apps.tenants.context import current_tenant
from tenant_apps.buying.selectors.purchase_receipt import purchase_receipt


@file_for("buying.view")
def receipt_file(request: HttpRequest, actor: User, purchase_id: uuid.UUID) -> HttpResponse:
    """Answer with the receipt as PDF, on ``paper`` and in ``language`` (the shop's where it is left out)."""
    paper = request.GET.get("paper", PaperSize.A5.value)
    language = request.GET.get("language") or current_tenant().language
    if paper not in PaperSize or language not in dict(settings.LANGUAGES):
        raise NotFound
    number, pdf = purchase_receipt(purchase_id=purchase_id, paper=PaperSize(paper), language=language)
    return pdf_in_frame(pdf, name=number)
