"""Tell today's rate, so that the demo shop and new ones can sell whenever somebody looks."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from shared_apps.market.choices import Metal
from shared_apps.market.models import RateQuotation
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.receive_rate import receive_rate
from tenant_apps.demo.sources import SOURCE

REPEAT_AFTER = timedelta(hours=12)
UNCHANGED = Decimal(0)


@transaction.atomic
def keep_rate_fresh(*, board: type[RateQuotation], currency: str, now: datetime) -> None:
    """Repeat the demo's last rate on this board when it is old and nobody has told another since."""
    last = board.objects.in_force(metal=Metal.GOLD, currency=currency, at=now)
    if last is None or last.source != SOURCE or now - last.quoted_at < REPEAT_AFTER:
        return
    quotation = Quotation(
        metal=Metal.GOLD,
        currency=currency,
        per_fine_gram=last.per_fine_gram,
        source=SOURCE,
        quoted_at=now,
    )
    receive_rate(board=board, quotation=quotation, hold_percent=UNCHANGED)
