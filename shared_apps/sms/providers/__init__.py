from shared_apps.sms.providers.interface import SmsProvider

__all__ = ["SmsProvider"]
