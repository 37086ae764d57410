"""A day of the shop: open in the morning, serve whoever comes, count in the evening."""

import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random

from project.errors import BusinessError
from shared_apps.market.choices import Metal
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.counting import Counted
from tenant_apps.drawers.services.close_shift import close_shift
from tenant_apps.drawers.services.open_shift import open_shift
from tenant_apps.pricing.services.set_rate import set_rate
from tests.simulation.buying import buy, buy_coin
from tests.simulation.goods import ZERO
from tests.simulation.plans import end_layaway, keep, pay, sell_in_grams, sell_on_instalments
from tests.simulation.returning import exchange, take_back
from tests.simulation.script import Day, Deed, Visit
from tests.simulation.selling import sell, sell_card, sell_for_old_gold
from tests.simulation.world import FLOAT, World

DEEDS: dict[Deed, Callable[[World, Random], bool]] = {
    Deed.SELL: sell,
    Deed.SELL_FOR_OLD_GOLD: sell_for_old_gold,
    Deed.SELL_ON_INSTALMENTS: sell_on_instalments,
    Deed.SELL_IN_GRAMS: sell_in_grams,
    Deed.KEEP: keep,
    Deed.EXCHANGE: exchange,
    Deed.TAKE_BACK: take_back,
    Deed.PAY_PLAN: pay,
    Deed.END_LAYAWAY: end_layaway,
    Deed.SELL_GIFT_CARD: sell_card,
    Deed.BUY: buy,
    Deed.BUY_COIN: buy_coin,
}
"""Each says whether there was anything to do."""


def live(world: World, day: Day) -> None:
    """Open in the morning, serve whoever comes, count in the evening."""
    world.rate, world.now = day.rate, day.visits[0].at - timedelta(minutes=10)
    set_rate(
        actor=world.actor, idempotency_key=uuid.uuid4(), metal=Metal.GOLD, amount=world.rate, fineness=Decimal(1000),
        now=world.now,
    )  # fmt: skip
    shift = open_shift(**world.call(), terminal_id=world.till.pk, opening_float=world.cash)
    world.book.open_drawer(shift.pk, world.cash)
    for visit in day.visits:
        serve(world, visit)
    world.now = datetime.combine(day.day, time(22), tzinfo=day.visits[0].at.tzinfo)
    over = world.book.drawer.cash - FLOAT
    if over > 0:
        world.move_to_bank(over)
    counted = max(ZERO, world.book.drawer.cash + day.miscounted)
    close_shift(**world.call(), shift_id=shift.pk, counts=[Counted(method=PaymentMethod.CASH, amount=counted)])
    world.book.close_drawer(counted)
    world.cash = counted


def serve(world: World, visit: Visit) -> None:
    """Do what somebody came for. Where there is nothing to exchange or to take back yet, they buy something."""
    world.now, chance = visit.at, Random(visit.luck)
    try:
        if not DEEDS[visit.deed](world, chance) and visit.deed in (Deed.EXCHANGE, Deed.TAKE_BACK):
            sell(world, chance)
    except BusinessError as refusal:
        world.refused[f"{visit.deed}: {type(refusal).__name__}"] += 1
