"""Visits of people who pay over time: instalments in money and in grams, and goods that are kept."""

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from random import Random

from tenant_apps.catalog.choices import Tracking
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.services.cancel_layaway import cancel_layaway
from tenant_apps.instalments.services.collect_layaway import collect_layaway
from tenant_apps.instalments.services.pay_plan import pay_plan
from tenant_apps.instalments.services.start_instalments import start_instalments
from tenant_apps.instalments.services.start_layaway import start_layaway
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.sales.documents.sale_draft import HandedOver
from tests.simulation.book import Paid
from tests.simulation.goods import CENT, THOUSAND, ZERO, bill
from tests.simulation.paying import COIN_STEP, both
from tests.simulation.world import Lines, Plan, World


def sell_on_instalments(world: World, chance: Random) -> bool:
    return _start(world, chance, in_grams=False)


def sell_in_grams(world: World, chance: Random) -> bool:
    return _start(world, chance, in_grams=True)


def _start(world: World, chance: Random, *, in_grams: bool) -> bool:
    lines, _ = world.cart(chance, metal_only=in_grams)
    customer, total, days = chance.choice(world.customers), bill(lines), _due_days(world)
    metal = sum((line.parts[Use.METAL_TRADING] for line in lines if line.fine_weight), ZERO)
    later = metal if in_grams else total - (total / 4).quantize(THOUSAND, ROUND_DOWN)
    told, paid = both(PaymentMethod.CARD, total - later)
    plan = start_instalments(
        **world.call(),
        quote_id=world.quote(lines, customer),
        terminal_id=world.till.pk,
        in_grams=in_grams,
        handed_over=HandedOver(payments=tuple(told)),
        terms=Terms(days=days),
    )
    assert plan.sale_id is not None
    paid.append(Paid(method=PaymentMethod.GRAMS if in_grams else PaymentMethod.ON_ACCOUNT, amount=later))
    sold = world.remember(world.book.sell(plan.sale_id, lines, paid, total=total, customer=customer))
    sold.has_plan = True
    kept = Plan(plan.pk, customer, later, lines, total, days[-1], sold=sold)
    if in_grams:
        kept.fineness, kept.left = _owed(lines)
    world.plans.append(kept)
    return True


def _due_days(world: World) -> tuple[date, ...]:
    return tuple(world.now.date() + timedelta(days=30 * number) for number in (1, 2, 3))


def keep(world: World, chance: Random) -> bool:
    lines, _ = world.cart(chance)
    customer, total, days = chance.choice(world.customers), bill(lines), _due_days(world)
    first = (total / 5).quantize(THOUSAND, ROUND_DOWN)
    told, paid = both(PaymentMethod.CARD, first)
    plan = start_layaway(
        **world.call(),
        quote_id=world.quote(lines, customer),
        terminal_id=world.till.pk,
        deposit=HandedOver(payments=tuple(told)),
        terms=Terms(days=days),
    )
    world.book.deposit(customer, paid)
    kept = {line.design.sku for line in lines}
    world.pieces = [piece for piece in world.pieces if piece.sku not in kept]
    world.layaways.append(Plan(plan.pk, customer, total - first, lines, total, days[-1], deposits=first))
    return True


def pay(world: World, chance: Random) -> bool:
    """Pay about a third, or all that is open; a deposit where a layaway is picked."""
    if world.layaways and chance.random() < 0.2:
        return _pay_deposit(world, chance)
    if not world.plans:
        return False
    plan = chance.choice(world.plans)
    if plan.fineness is not None:
        return _pay_grams(world, plan, chance)
    money = min(plan.left, (plan.total / 3).quantize(COIN_STEP, ROUND_UP))
    in_cash = chance.random() < 0.3 and money % COIN_STEP == 0
    told, paid = both(PaymentMethod.CASH if in_cash else PaymentMethod.CARD, money)
    pay_plan(**world.call(), plan_id=plan.plan_id, terminal_id=world.till.pk, payments=told)
    world.book.settle_money(plan.customer, paid)
    settle(world, plan, money)
    return True


def _pay_grams(world: World, plan: Plan, chance: Random) -> bool:
    assert plan.fineness is not None
    per_gram = world.rate * plan.fineness / 1000
    for_all = (plan.left * per_gram).quantize(CENT, ROUND_UP)
    money = for_all if chance.random() < 0.4 else (for_all / 3).quantize(THOUSAND, ROUND_UP)
    grams = plan.left if money >= for_all else (money / per_gram).quantize(Decimal("0.001"), ROUND_DOWN)
    told, paid = both(PaymentMethod.CARD, money)
    pay_plan(**world.call(), plan_id=plan.plan_id, terminal_id=world.till.pk, payments=told)
    world.book.settle_grams(plan.customer, paid, fine_weight=grams * plan.fineness / 1000)
    settle(world, plan, grams)
    return True


def _pay_deposit(world: World, chance: Random) -> bool:
    plan = chance.choice(world.layaways)
    money = min(plan.left, (plan.total / 4).quantize(THOUSAND, ROUND_DOWN))
    if money <= 0:
        return False
    told, paid = both(PaymentMethod.TRANSFER, money)
    pay_plan(**world.call(), plan_id=plan.plan_id, terminal_id=world.till.pk, payments=told)
    world.book.deposit(plan.customer, paid)
    plan.left -= money
    plan.deposits += money
    return True


def settle(world: World, plan: Plan, amount: Decimal) -> None:
    """Take ``amount`` off what is open; a plan of which nothing is open has ended."""
    plan.left -= amount
    if plan.left <= 0:
        world.plans.remove(plan)


def end_layaway(world: World, chance: Random) -> bool:
    if not world.layaways:
        return False
    plan = chance.choice(world.layaways)
    if world.now.date() >= plan.last_day or chance.random() < 0.25:
        _give_up(world, plan, chance)
    else:
        _collect(world, plan)
    world.layaways.remove(plan)
    return True


def _collect(world: World, plan: Plan) -> None:
    told, paid = both(PaymentMethod.CARD, plan.left) if plan.left else ([], [])
    done = collect_layaway(
        **world.call(),
        plan_id=plan.plan_id,
        terminal_id=world.till.pk,
        handed_over=HandedOver(payments=tuple(told)),
    )
    assert done.sale_id is not None
    paid.append(Paid(method=PaymentMethod.DEPOSIT, amount=plan.deposits))
    world.remember(world.book.sell(done.sale_id, plan.lines, paid, total=plan.total, customer=plan.customer))


def _give_up(world: World, plan: Plan, chance: Random) -> None:
    fee = (plan.deposits / 10).quantize(THOUSAND, ROUND_DOWN)
    payout = chance.choice((PaymentMethod.TRANSFER, PaymentMethod.STORE_CREDIT))
    cancel_layaway(
        **world.call(), plan_id=plan.plan_id, terminal_id=world.till.pk, fee=fee, payout=payout, reason="Given up"
    )
    world.book.give_up(plan.customer, [Paid(method=payout, amount=fee - plan.deposits)], fee=fee)
    world.pieces += [line.design for line in plan.lines if line.design.tracking == Tracking.PIECE]


def _owed(lines: Lines) -> tuple[Decimal, Decimal]:
    """Return the fineness and the grams that are owed: as the metal is where it is all alike, else as pure metal."""
    metal = [line for line in lines if line.fine_weight]
    finenesses = {line.design.fineness for line in metal}
    if len(finenesses) > 1:
        return Decimal(1000), sum((line.fine_weight for line in metal), ZERO)
    return finenesses.pop(), sum((line.quantity * line.design.weight for line in metal), ZERO)
