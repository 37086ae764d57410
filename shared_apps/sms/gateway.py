"""The gateway that the platform's settings name, or none."""

from django.conf import settings

from shared_apps.sms.providers import SmsProvider
from shared_apps.sms.providers.kavenegar import Kavenegar


def sms_gateway() -> SmsProvider | None:
    """Return what sends text messages, or None where the platform has no account: then none are sent."""
    if not settings.KAVENEGAR_KEY:
        return None
    return Kavenegar(url=settings.KAVENEGAR_URL, key=settings.KAVENEGAR_KEY, sender=settings.KAVENEGAR_SENDER)
