"""Labels as a file, for people who may print them."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.identity.private_files import file_for, pdf_in_frame
from tenant_apps.labels.choices import LabelOutput
from tenant_apps.labels.order import order_of
from tenant_apps.labels.selectors.labels_of import labels_file
from tenant_apps.pricing.errors import RateMissing, RateStale

NAME = "labels"


@file_for("labels.print")
def labels(request: HttpRequest, actor: User, order_id: uuid.UUID) -> HttpResponse:
    """Answer with an order that was made in the last minutes: a PDF in the browser, or ZPL to send to the printer."""
    kept = order_of(order_id)
    try:
        file = labels_file(kept.order, at=kept.at)
    except (RateMissing, RateStale) as error:
        # The rate that the order was accepted at was taken away in the meantime.
        raise NotFound(field="order_id") from error
    if kept.order.output == LabelOutput.PDF:
        return pdf_in_frame(file, name=NAME)
    response = HttpResponse(file, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{NAME}.zpl") or "attachment"
    return response
