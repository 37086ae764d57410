"""Text a customer where the receipt of what they bought can be seen."""

import uuid

from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shared_apps.sms.gateway import sms_gateway
from shared_apps.tenants.context import current_tenant
from tenant_apps.drawers.selectors.counter_settings import counter_settings
from tenant_apps.sales.models import Sale
from tenant_apps.sales.selectors.receipt import verify_address

SENT_SECONDS = 7 * 86_400
"""Longer than an event is delivered again."""


def text_receipt(*, sale_id: uuid.UUID, event_id: uuid.UUID) -> bool:
    """Send the number and the address of the receipt in the shop's language, once for an event.

    Only where the platform has a gateway, the shop wants it, and the customer has a number and agreed. Return
    whether the message went out now.

    Raises:
        SmsUnreachable: it did not go out and may later.
        SmsRefused: the gateway will never take it.
    """
    gateway = sms_gateway()
    if gateway is None:
        return False
    with transaction.atomic():
        if not counter_settings().texts_receipts:
            return False
        sale = Sale.objects.select_related("customer").get(pk=sale_id)
    if sale.customer is None or not sale.customer.phone or not sale.customer.accepts_sms:
        return False
    guard = f"receipt-texted:{event_id}"
    if not cache.add(guard, True, SENT_SECONDS):
        return False
    shop = current_tenant()
    try:
        with translation.override(shop.language):
            words = {"shop": shop.company_name, "number": sale.number, "address": verify_address(sale_id)}
            text = _("%(shop)s: your receipt %(number)s\n%(address)s") % words
        gateway.send(to=sale.customer.phone, text=text, reference=str(event_id))
    except BaseException:
        cache.delete(guard)
        raise
    return True
