import uuid
from decimal import Decimal

import pytest
from django.db import transaction

from project.errors import InvalidInput
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.errors import MetalRateMissing, NothingToRevalue
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.ledger.services.revalue_metal import revalue_metal
from tests.ledger import DAY, gold, lines_of, money, post, posted


def buy(grams: str, price: int, branch: Branch | None = None) -> None:
    post(
        gold(PartCode.SCRAP_STOCK, grams),
        gold(PartCode.METAL_TRADING, f"-{grams}"),
        money(PartCode.METAL_BOUGHT, price),
        money(PartCode.CASH, -price),
        event=PostingEvent.BUY_BACK,
        branch=branch,
    )


def revalue(owner: User, rate: str, metal: Metal = Metal.GOLD) -> None:
    revalue_metal(actor=owner, idempotency_key=uuid.uuid4(), posted_on=DAY, rates={metal: Decimal(rate)})


def revaluations() -> list[JournalEntry]:
    return list(JournalEntry.objects.filter(event=PostingEvent.METAL_REVALUATION))


def test_metal_that_rose_is_a_gain_in_the_branch_that_holds_it(shop: Tenant, owner: User) -> None:
    Branch.objects.create(code="SEC", name="Second")
    buy("8.88", 59_200_000)

    revalue(owner, "7000000.123456")

    [entry] = revaluations()
    # 8.88 × 7,000,000.123456 = 62,160,001.09628928
    assert lines_of(entry.pk) == [
        posted(Use.METAL_TRADING, "IRR", "2960001.10"),
        posted(Use.METAL_GAIN, "IRR", "-2960001.10"),
    ]
    with pytest.raises(NothingToRevalue), transaction.atomic():
        revalue(owner, "7000000.123456")
    assert revaluations() == [entry]


def test_metal_that_melting_lost_is_no_longer_worth_anything(shop: Tenant, owner: User) -> None:
    buy("8.88", 8_880)
    post(
        gold(PartCode.METAL_STOCK, "8.80"),
        gold(PartCode.METAL_LOSS, "0.08"),
        gold(PartCode.SCRAP_STOCK, "-8.88"),
        event=PostingEvent.WORKSHOP,
    )

    revalue(owner, "1000")

    [entry] = revaluations()
    assert lines_of(entry.pk) == [posted(Use.METAL_TRADING, "IRR", -80), posted(Use.METAL_GAIN, "IRR", 80)]


def test_metal_that_the_owner_brought_is_not_the_shops_gain(shop: Tenant, owner: User) -> None:
    post(gold(PartCode.METAL_STOCK, 100), gold(PartCode.OPENING_EQUITY, -100), event=PostingEvent.OPENING_STOCK)

    with pytest.raises(NothingToRevalue), transaction.atomic():
        revalue(owner, "1000")

    assert revaluations() == []


def test_each_metal_that_is_held_needs_a_rate_that_can_be(shop: Tenant, owner: User) -> None:
    buy("8.88", 8_880)

    with pytest.raises(MetalRateMissing) as refusal, transaction.atomic():
        revalue(owner, "1000", Metal.SILVER)
    with pytest.raises(InvalidInput), transaction.atomic():
        revalue(owner, "0")

    assert refusal.value.facts == {"metal": Metal.GOLD}
    assert revaluations() == []
