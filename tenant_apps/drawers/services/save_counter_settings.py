"""Say how the shop works at its counters and what it prints of itself."""

from dataclasses import asdict, dataclass

from django.db import transaction

from project.errors import InvalidInput
from project.field_problems import field_problems
from tenant_apps.drawers.models import CounterSettings


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterChoices:
    """The settings that are texts and switches; the logo is a file and has a service of its own."""

    requires_shift: bool
    tax_number: str
    receipt_header: str
    receipt_footer: str
    shows_price_parts: bool
    texts_receipts: bool


@transaction.atomic
def save_counter_settings(*, choices: CounterChoices) -> CounterSettings:
    """Replace the settings with ``choices``.

    Raises:
        InvalidInput: a text is too long, or has characters that cannot be printed.
    """
    chosen = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(choices).items()}
    if problems := field_problems(CounterSettings(**chosen)):
        raise InvalidInput(problems)
    settings, _ = CounterSettings.objects.update_or_create(pk=1, defaults=chosen)
    return settings
