import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from tenant_apps.catalog.choices import MakingMethod, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.errors import PreviewOutdated, RateMissing
from tenant_apps.pricing.models import BoardRate, PricingSettings
from tenant_apps.pricing.repricing import RepricedAmount, Repricing, RepricingMethod
from tenant_apps.pricing.selectors.repriced_items import repriced_items
from tenant_apps.pricing.services.reprice_items import reprice_items
from tests.services.pricing.conftest import MakeItem

D = Decimal
RAISE = Repricing(amount=RepricedAmount.FIXED_PRICE, method=RepricingMethod.PERCENT, percent=D("7.5"), step=D(1000))


def prices() -> dict[str, Decimal | None]:
    return dict(Item.objects.order_by("sku").values_list("sku", "fixed_price"))


def apply(owner: User, repricing: Repricing, now: datetime, **changes: Any) -> None:
    digest = repriced_items(repricing=repricing, now=now).digest
    call = {"idempotency_key": uuid.uuid4(), "digest": digest, **changes}
    reprice_items(actor=owner, repricing=repricing, now=now, **call)


def test_fixed_prices_rise_by_a_percentage_and_are_rounded(owner: User, make_item: MakeItem, now: datetime) -> None:
    make_item("A", fixed_price=D(1_234_000))
    make_item("B", fixed_price=None)
    make_item("C", fixed_price=D(100), is_active=False)

    preview = repriced_items(repricing=RAISE, now=now)
    apply(owner, RAISE, now)

    assert [(price.item.sku, price.item.old, price.new) for price in preview.prices] == [("A", D(1234000), D(1327000))]
    assert (preview.old_total, preview.new_total) == (D(1234000), D(1327000))
    assert prices() == {"A": D(1327000), "B": None, "C": D(100)}


def test_a_fixed_price_follows_what_its_metal_gained(
    owner: User, board: PricingSettings, make_item: MakeItem, now: datetime
) -> None:
    make_item("RING", fixed_price=D(70_000_000))
    make_item("CHAIN", fixed_price=D(7_000_000), tracking=Tracking.WEIGHT, gross_weight=0, net_weight=0)
    make_item("BOX", fixed_price=D(50_000), metal="", fineness=None, gross_weight=0, net_weight=0)
    BoardRate.objects.create(
        metal=Metal.GOLD, currency="IRR", per_fine_gram=D("6766666.666667"), source="board", quoted_at=now
    )
    follow = replace(RAISE, method=RepricingMethod.METAL, percent=D(0), since=now - timedelta(minutes=1))

    apply(owner, follow, now)

    # 100,000 more for a fine gram: 7.5 g in the ring, 0.75 g in a gram of chain.
    assert prices() == {"BOX": D(50000), "CHAIN": D(7075000), "RING": D(70750000)}


def test_making_in_money_rises_and_percentages_stay(owner: User, make_item: MakeItem, now: datetime) -> None:
    make_item("GRAM", making_method=MakingMethod.PER_GRAM, making_amount=D(350_000))
    make_item("PERCENT", making_method=MakingMethod.PERCENT_OF_METAL, making_amount=D(18))

    apply(owner, replace(RAISE, amount=RepricedAmount.MAKING, percent=D(10)), now)

    assert dict(Item.objects.values_list("sku", "making_amount")) == {"GRAM": D(385000), "PERCENT": D(18)}


def test_what_changed_since_the_preview_is_not_overwritten(owner: User, make_item: MakeItem, now: datetime) -> None:
    item = make_item("A", fixed_price=D(1_000_000))
    digest = repriced_items(repricing=RAISE, now=now).digest
    Item.objects.filter(pk=item.pk).update(fixed_price=D(2_000_000))

    with pytest.raises(PreviewOutdated):
        apply(owner, RAISE, now, digest=digest)

    assert prices() == {"A": D(2000000)}


def test_sent_twice_prices_rise_once(owner: User, make_item: MakeItem, now: datetime) -> None:
    make_item("A", fixed_price=D(1_000_000))
    once = {"idempotency_key": uuid.uuid4(), "digest": repriced_items(repricing=RAISE, now=now).digest}

    apply(owner, RAISE, now, **once)
    apply(owner, RAISE, now, **once)

    assert prices() == {"A": D(1075000)}


@pytest.mark.usefixtures("board")
def test_without_a_rate_then_nothing_can_follow_it(make_item: MakeItem, now: datetime) -> None:
    make_item("A", fixed_price=D(1_000_000))
    follow = replace(RAISE, method=RepricingMethod.METAL, since=now - timedelta(days=400))

    with pytest.raises(RateMissing):
        repriced_items(repricing=follow, now=now)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"step": D(0)}, "step"),
        ({"percent": D(0)}, "percent"),
        ({"percent": D(-101)}, "percent"),
        ({"method": RepricingMethod.METAL}, "since"),
    ],
)
def test_a_repricing_that_contradicts_itself_is_refused(now: datetime, change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        repriced_items(repricing=replace(RAISE, **change), now=now)

    assert list(refusal.value.fields) == [field]


def test_the_statements_do_not_grow_with_the_items(owner: User, make_item: MakeItem, now: datetime) -> None:
    counts = []
    for number in (1, 40):
        Item.objects.all().delete()
        for sku in range(number):
            make_item(f"S{sku}", fixed_price=D(1_000_000))
        digest = repriced_items(repricing=RAISE, now=now).digest
        with CaptureQueriesContext(connection) as queries:
            apply(owner, RAISE, now, digest=digest)
        counts.append(len(queries))

    assert counts[0] == counts[1]
