"""Telephone numbers in one form, however they are typed."""

import phonenumbers
from phonenumbers import PhoneNumberFormat

from tenant_apps.catalog.normalise import latin_digits


def e164(text: str, *, country: str) -> str | None:
    """Return the number in E.164 form (``+98…``), read as in ``country`` (ISO 3166) where it has no country code.

    None where it is no telephone number.
    """
    try:
        number = phonenumbers.parse(latin_digits(text), country)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if phonenumbers.is_valid_number(number) else None


def as_dialled_at_home(number: str) -> str:
    """Return an E.164 number as people of its own country type it, digits only: ``09121234567``."""
    national = phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.NATIONAL)
    return "".join(sign for sign in national if sign.isdecimal())


def as_shown(number: str, *, country: str) -> str:
    """Return an E.164 number as people of ``country`` write it: in its national form, or abroad in the international.

    Nothing for nothing.
    """
    if not number:
        return ""
    parsed = phonenumbers.parse(number)
    is_of_here = phonenumbers.region_code_for_number(parsed) == country
    form = PhoneNumberFormat.NATIONAL if is_of_here else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
