"""Say what the shop's labels look like, and under which number GS1 knows the shop."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.catalog.normalise import code_of
from tenant_apps.labels.choices import LabelKind
from tenant_apps.labels.epc import DIGITS, PREFIX_BITS
from tenant_apps.labels.formats import LARGEST, MOST_ON_A_SIDE, SMALLEST, LabelFormat, as_json
from tenant_apps.labels.models import LabelSettings

type Problems = dict[str, tuple[str, str | Promise]]
LENGTHS = ("width", "height", "tail", "margin_left", "margin_top")


@transaction.atomic
def save_label_settings(*, company_prefix: str, item_reference: str, formats: Sequence[LabelFormat]) -> LabelSettings:
    """Replace the settings; tags that were written under the numbers before are still known as the shop's.

    Without a company prefix no RFID tags are written. A kind that is not among ``formats`` has its preset.

    Raises:
        InvalidInput: prefix and reference are not 13 digits together, or a format has an impossible size.
    """
    prefix, reference = code_of(company_prefix), code_of(item_reference)
    problems = _trade_item_problems(prefix, reference)
    for number, chosen in enumerate(formats):
        problems |= _format_problems(chosen, under=f"formats.{number}")
    if len({chosen.kind for chosen in formats}) != len(formats):
        problems["formats"] = "REPEATED", _("A format is there twice.")
    if problems:
        raise InvalidInput(problems)
    return _replace(
        company_prefix=prefix,
        item_reference=reference,
        formats={chosen.kind.value: as_json(chosen) for chosen in formats},
    )


def _replace(**values: Any) -> LabelSettings:
    LabelSettings.objects.get_or_create(pk=1)
    row = LabelSettings.objects.select_for_update().get(pk=1)
    before = row.known_trade_items
    for name, value in values.items():
        setattr(row, name, value)
    row.earlier_trade_items = sorted(before - ({str(row.trade_item)} if row.trade_item else set()))
    row.save()
    return row


def _trade_item_problems(prefix: str, reference: str) -> Problems:
    if not prefix and not reference:
        return {}
    problems: Problems = {}
    if len(prefix) not in PREFIX_BITS or not _is_digits(prefix):
        problems["company_prefix"] = "NOT_VALID", _("A GS1 company prefix has 6 to 12 digits.")
    elif len(reference) != DIGITS - len(prefix) or not _is_digits(reference):
        words = _("With this prefix the item reference has %d digits.") % (DIGITS - len(prefix))
        problems["item_reference"] = "NOT_VALID", words
    return problems


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _format_problems(chosen: LabelFormat, *, under: str) -> Problems:
    problems: Problems = {}
    for name in LENGTHS:
        least = SMALLEST if name in {"width", "height"} else Decimal(0)
        length = getattr(chosen, name)
        if not length.is_finite() or not least <= length <= LARGEST or length != round(length, 2):
            words = _("Between %(least)s and %(most)s mm.") % {"least": least, "most": LARGEST}
            problems[f"{under}.{name}"] = "OUT_OF_RANGE", words
    if not all(1 <= side <= MOST_ON_A_SIDE for side in (chosen.columns, chosen.rows)):
        problems[f"{under}.columns"] = "OUT_OF_RANGE", _("A sheet has between 1 and %d labels a side.") % MOST_ON_A_SIDE
    if chosen.kind != LabelKind.A4_SHEET and chosen.places > 1:
        problems[f"{under}.columns"] = "NOT_VALID", _("Only a sheet has several labels.")
    if chosen.kind != LabelKind.RAT_TAIL and chosen.tail:
        problems[f"{under}.tail"] = "NOT_VALID", _("Only a tag has a tail.")
    if not problems and not chosen.fits:
        problems[f"{under}.width"] = "TOO_LARGE", _("The labels do not fit on the paper.")
    if not chosen.parts:
        problems[f"{under}.parts"] = "REQUIRED", _("Something must stand on a label.")
    return problems
