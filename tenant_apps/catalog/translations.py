"""Names in other languages, by language code."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.field_problems import has_control_characters
from tenant_apps.catalog.normalise import one_line


def clean_translations(translations: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names on one line each, without the empty ones."""
    clean = {code: one_line(name) if isinstance(name, str) else name for code, name in translations.items()}
    return {code: name for code, name in clean.items() if name not in ("", None)}


def translations_problem(translations: Mapping[str, Any], *, longest: int) -> tuple[str, str | Promise] | None:
    """Return code and message of what is wrong with the names, or None."""
    if not translations.keys() <= dict(settings.LANGUAGES).keys():
        return "UNKNOWN", _("One of these languages is not known.")
    for name in translations.values():
        if not isinstance(name, str) or has_control_characters(name):
            return "NOT_VALID", _("A name must be text.")
        if len(name) > longest:
            return "TOO_LONG", _("A name can have %d characters.") % longest
    return None
