"""Files of the counter: reports of shifts on paper, and the shop's logo."""

import uuid

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from shared_apps.identity.private_files import file_for, pdf_in_frame
from shared_apps.printing.choices import PaperSize
from shared_apps.printing.images import picture
from shared_apps.tenants.context import current_tenant
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.selectors.counter_settings import counter_settings
from tenant_apps.drawers.selectors.shift_pdf import shift_pdf
from tenant_apps.drawers.selectors.visible_shifts import visible_shifts


@file_for("drawers.see")
def shift_report_file(request: HttpRequest, actor: User, shift_id: uuid.UUID) -> HttpResponse:
    """Answer with the Z report of a closed shift, or to a manager with the X report of an open one."""
    paper = request.GET.get("paper", PaperSize.MM80.value)
    language = request.GET.get("language") or current_tenant().language
    shifts = Shift.objects.select_related("terminal__branch").filter(pk=shift_id)
    shift = visible_shifts(actor=actor, shifts=shifts).first()
    if shift is None or paper not in PaperSize or language not in dict(settings.LANGUAGES):
        raise NotFound
    if shift.is_open and not allows(actor.role, "drawers.manage"):
        # Who counts blind must not read here what should be there.
        raise NotFound
    pdf = shift_pdf(shift, paper=PaperSize(paper), language=language, at=timezone.now())
    return pdf_in_frame(pdf, name=f"{'X' if shift.is_open else f'Z-{shift.z_number}'}")


@file_for("drawers.see")
def logo_file(request: HttpRequest, actor: User) -> HttpResponse:
    name = counter_settings().logo
    if not name or not default_storage.exists(name):
        raise NotFound
    with default_storage.open(name) as file:
        logo = picture(file.read())
    return HttpResponse(logo.content, content_type=logo.media_type)
