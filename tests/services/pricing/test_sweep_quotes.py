from datetime import datetime, timedelta
from decimal import Decimal

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.models import PricingSettings, Quote
from tenant_apps.pricing.services.quote_cart import quote_cart
from tenant_apps.pricing.services.sweep_quotes import sweep_quotes
from tests.services.pricing.conftest import MakeItem


def test_only_what_expired_a_day_ago_goes(
    owner: User, branch: Branch, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    line = CartLine(item_id=make_item().pk, quantity=Decimal(1))
    old, recent = (
        quote_cart(actor=owner, branch_id=branch.pk, customer_id=None, lines=[line], now=now + later)
        for later in (timedelta(0), timedelta(seconds=1))
    )

    swept = sweep_quotes(now=old.expires_at + timedelta(days=1, seconds=1))

    assert swept == 1
    assert list(Quote.objects.values_list("pk", flat=True)) == [recent.pk]
