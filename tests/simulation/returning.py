"""Visits of people who bring something back, for money or for something else."""

from random import Random

from django.db import transaction

from tenant_apps.catalog.choices import Tracking
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.services.reckon_return import reckon_return
from tenant_apps.sales.choices import ReturnReason
from tenant_apps.sales.documents.refund_draft import Returning
from tenant_apps.sales.documents.returned import LineReturned
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.models import Sale
from tenant_apps.sales.services.exchange_sale import exchange_sale
from tenant_apps.sales.services.return_sale import return_sale
from tests.simulation.book import Paid, Sold
from tests.simulation.goods import ZERO, bill
from tests.simulation.paying import COIN_STEP, in_cash
from tests.simulation.plans import settle
from tests.simulation.world import World


def take_back(world: World, chance: Random) -> bool:
    candidates = [sold for sold in world.sold[-200:] if not all(line.is_back for line in sold.lines)]
    if not candidates:
        return False
    sold = chance.choice(candidates)
    here = [number for number, line in enumerate(sold.lines) if not line.is_back]
    whole = sold.in_grams or len(here) == 1 or chance.random() < 0.5
    chosen = here if whole else [chance.choice(here)]
    lines = tuple(LineReturned(position=number + 1, quantity=sold.lines[number].priced.quantity) for number in chosen)
    world.have_cash(sold.total + COIN_STEP)
    refund = return_sale(
        **world.call(),
        sale_id=sold.sale_id,
        returning=Returning(
            lines=None if whole else lines,
            reason=ReturnReason.TASTE,
            to_store_credit=sold.customer is not None and chance.random() < 0.3,
        ),
        terminal_id=world.till.pk,
    )
    if whole and sold.is_untouched:
        assert refund.total == -sold.total, (refund.total, sold.total)
    _enter_refund(world, sold, refund, chosen)
    return True


def exchange(world: World, chance: Random) -> bool:
    candidates = [sold for sold in world.sold[-100:] if sold.is_untouched and not sold.has_plan]
    if not candidates:
        return False
    sold = chance.choice(candidates)
    lines, _ = world.cart(chance)
    total = bill(lines)
    world.have_cash(sold.total + COIN_STEP)
    told = in_cash(chance, total - sold.total + 2 * COIN_STEP)[0] if total > sold.total else []
    sale = exchange_sale(
        **world.call(),
        sale_id=sold.sale_id,
        returning=Returning(lines=None, reason=ReturnReason.SIZE),
        quote_id=world.quote(lines, sold.customer),
        handed_over=HandedOver(payments=tuple(told)),
        terminal_id=world.till.pk,
    )
    _enter_refund(world, sold, _refund_of_exchange(sale), list(range(len(sold.lines))))
    paid = _handed_over(sale)
    world.remember(world.book.sell(sale.pk, lines, paid, total=total, customer=sold.customer))
    return True


def _enter_refund(world: World, sold: Sold, refund: Sale, chosen: list[int]) -> None:
    """What is given back, the cashier learns from the shop; the rest is what was sold, turned round."""
    paid = _handed_over(refund)
    lines = [sold.lines[number] for number in chosen]
    gold_back = any(one.method == PaymentMethod.OLD_GOLD for one in paid if not one.is_carried)
    world.book.take_back(sold, lines, paid, old_gold=sold.old_gold if gold_back else [])
    world.pieces += [line.priced.design for line in lines if line.priced.design.tracking == Tracking.PIECE]
    if sold.has_plan:
        # What the worker does when it hears of the return.
        reckon_return(sale_id=sold.sale_id, refund_id=refund.pk, now=world.now)
    for plan in [plan for plan in world.plans if plan.sold is sold]:
        off = -sum((one.amount for one in paid if one.method == PaymentMethod.ON_ACCOUNT), ZERO)
        settle(world, plan, plan.left if plan.fineness is not None else off)


@transaction.atomic
def _handed_over(document: Sale) -> list[Paid]:
    """Return what the till says was taken or given."""
    return [
        Paid(
            method=PaymentMethod(payment.method),
            amount=payment.amount,
            card=payment.gift_card_id,
            is_carried=payment.is_carried,
        )
        for payment in document.payments.all()
    ]


@transaction.atomic
def _refund_of_exchange(sale: Sale) -> Sale:
    return Sale.objects.get(exchanged_for=sale)
