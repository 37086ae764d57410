"""Visits that end at the till: sales, and gift cards."""

from decimal import Decimal
from random import Random

from shared_apps.market.choices import Metal
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.drawers.taking import Taking
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.payments.taken import OldGoldTaken, PaymentTaken
from tenant_apps.sales.services.checkout import checkout
from tenant_apps.sales.services.sell_gift_card import sell_gift_card
from tests.simulation.book import Gold, Paid
from tests.simulation.goods import CENT, OLD_FINENESSES, bill, rounded
from tests.simulation.paying import COIN_STEP, in_cash, joined
from tests.simulation.world import World


def sell(world: World, chance: Random) -> bool:
    lines, customer = world.cart(chance)
    quote = world.quote(lines, customer)
    told, paid = world.paying.of(chance, bill(lines), customer=customer, today=world.now.date())
    sale = checkout(
        **world.call(), quote_id=quote, terminal_id=world.till.pk, handed_over=HandedOver(payments=tuple(told))
    )
    world.remember(world.book.sell(sale.pk, lines, paid, total=bill(lines), customer=customer))
    return True


def sell_for_old_gold(world: World, chance: Random) -> bool:
    lines, customer = world.cart(chance)
    total, quote = bill(lines), world.quote(lines, customer)
    piece = Gold(weight=Decimal(chance.randint(5_000, 150_000)) / 10_000, fineness=chance.choice(OLD_FINENESSES))
    value = rounded(piece.fine_weight * world.rate, CENT)
    deduction = Decimal("0.25")
    taken = OldGoldTaken(
        metal=Metal.GOLD, gross_weight=piece.weight + deduction, deduction=deduction, fineness=piece.fineness
    )
    told = [PaymentTaken(method=PaymentMethod.OLD_GOLD, amount=value, pieces=(taken,))]
    paid = [Paid(method=PaymentMethod.OLD_GOLD, amount=value)]
    payout = None
    if value > total and customer is not None:
        payout = PaymentMethod.STORE_CREDIT
        paid.append(Paid(method=payout, amount=total - value))
    elif value > total:
        payout = PaymentMethod.CASH
        world.have_cash(value - total + COIN_STEP)
        paid.append(Paid(method=payout, amount=-rounded(value - total, COIN_STEP)))
    else:
        told, paid = joined((told, paid), in_cash(chance, total - value))
    sale = checkout(
        **world.call(),
        quote_id=quote,
        terminal_id=world.till.pk,
        handed_over=HandedOver(payments=tuple(told), payout=payout),
    )
    world.remember(world.book.sell(sale.pk, lines, paid, total=total, customer=customer, old_gold=[piece]))
    return True


def sell_card(world: World, chance: Random) -> bool:
    amount = Decimal(chance.choice((5_000_000, 10_000_000, 25_000_000)))
    method = chance.choice((PaymentMethod.CASH, PaymentMethod.CARD))
    sold = sell_gift_card(
        **world.call(),
        terminal_id=world.till.pk,
        customer_id=None,
        payments=[Taking(method=method, amount=amount)],
    )
    world.book.sell_gift_card(sold.card.pk, [Paid(method=method, amount=amount)])
    world.paying.cards[sold.card.pk] = sold.code
    return True
