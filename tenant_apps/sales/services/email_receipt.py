"""Send a customer the receipt of what they bought."""

import uuid

from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shared_apps.printing.choices import PaperSize
from shared_apps.tenants.context import current_tenant
from tenant_apps.sales.models import Sale
from tenant_apps.sales.selectors.receipt import receipt

SENT_SECONDS = 7 * 86_400
"""Longer than an event is delivered again."""


def email_receipt(*, sale_id: uuid.UUID, event_id: uuid.UUID) -> bool:
    """Send the receipt in the shop's language, once for an event; return whether it went out now."""
    with transaction.atomic():
        customer = Sale.objects.select_related("customer").get(pk=sale_id).customer
        if customer is None or not customer.email:
            return False
        shop = current_tenant()
        number, pdf = receipt(sale_id=sale_id, paper=PaperSize.A5, language=shop.language)
    guard = f"receipt-sent:{event_id}"
    if not cache.add(guard, True, SENT_SECONDS):
        return False
    try:
        with translation.override(shop.language):
            words = {"number": number, "shop": shop.company_name, "customer": customer.name}
            message = EmailMessage(
                # A line break in a name must not become a header.
                subject=" ".join((_("Your receipt %(number)s from %(shop)s") % words).split()),
                body=_("Dear %(customer)s,\n\nthank you for your trust. Your receipt is attached.\n\n%(shop)s") % words,
                to=[customer.email],
            )
        message.attach(f"{number}.pdf", pdf, "application/pdf")
        message.send()
    except BaseException:
        cache.delete(guard)
        raise
    return True
