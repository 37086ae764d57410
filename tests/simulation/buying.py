"""Visits of people who sell their gold to the shop."""

from decimal import Decimal
from random import Random

from shared_apps.market.choices import Metal
from tenant_apps.buying.asked import Deal, LineAsked, PaymentMade, SellerTold
from tenant_apps.buying.services.buy_back import buy_back
from tenant_apps.drawers.choices import PaymentMethod
from tests.simulation.book import Gold, Paid
from tests.simulation.goods import BY_SKU, CENT, OLD_FINENESSES, THOUSAND, rounded
from tests.simulation.world import World


def buy(world: World, chance: Random) -> bool:
    piece = Gold(weight=Decimal(chance.randint(10_000, 300_000)) / 10_000, fineness=chance.choice(OLD_FINENESSES))
    loss = Decimal(chance.choice((0, 1, 2)))
    value = rounded(piece.fine_weight * (100 - loss) / 100 * world.rate, CENT)
    asked = LineAsked(metal=Metal.GOLD, gross_weight=piece.weight, fineness=piece.fineness, melting_loss_percent=loss)
    world.book.buy(_buy(world, asked, value, chance), value=value, scrap=piece)
    return True


def buy_coin(world: World, chance: Random) -> bool:
    coin = BY_SKU["COIN"]
    piece = Gold(weight=coin.weight, fineness=coin.fineness)
    value = rounded(piece.fine_weight * world.rate, CENT)
    asked = LineAsked(metal=Metal.GOLD, gross_weight=piece.weight, fineness=piece.fineness, item_id=world.items["COIN"])
    world.book.buy(_buy(world, asked, value, chance), value=value, coin=piece)
    return True


def _buy(world: World, asked: LineAsked, value: Decimal, chance: Random) -> list[Paid]:
    total = rounded(value, THOUSAND)
    method = chance.choice((PaymentMethod.CASH, PaymentMethod.TRANSFER))
    if method == PaymentMethod.CASH:
        world.have_cash(total)
    buy_back(
        **world.call(),
        branch_id=world.branch.pk,
        terminal_id=world.till.pk,
        deal=Deal(
            lines=[asked],
            seller=SellerTold(name="Sara Ahmadi", identity_kind="NATIONAL_ID", identity_number="0012345678"),
            payments=[PaymentMade(method=method, amount=total)],
            offered_total=total,
        ),
    )
    return [Paid(method=method, amount=-total)]
