"""Say how the shop rewards its customers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, field_problems
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.catalog.normalise import one_line
from tenant_apps.loyalty.models import LoyaltyProgram
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.pricing.rounding import minor_unit

MAX_TIERS = 10
LONGEST_NAME = 40
MOST_MONEY = Decimal(10) ** 16


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramRules:
    """The whole of a program; money in the shop's currency."""

    is_active: bool
    tiers: Sequence[Tier]
    tier_months: int = 12
    excluded_classes: Sequence[ItemClass] = field(default_factory=list)
    point_value: Decimal
    minimum_points: int = 0
    expiry_months: int | None = None
    referral_points: int = 0
    gift_card_months: int | None = None


PLAIN = [rule.name for rule in fields(ProgramRules) if rule.name not in {"tiers", "excluded_classes"}]


@transaction.atomic
def set_loyalty_program(*, rules: ProgramRules) -> LoyaltyProgram:
    """Let the program be this from now on. What was earned stays; what a point pays holds for all of them.

    Raises:
        InvalidInput: something cannot be right, or a program that gives points has no tiers or a point pays nothing.
    """
    program = LoyaltyProgram.objects.select_for_update().first() or LoyaltyProgram()
    for rule in PLAIN:
        setattr(program, rule, getattr(rules, rule))
    program.excluded_classes = sorted(set(rules.excluded_classes))
    problems = field_problems(program, exclude=["tiers", "excluded_classes"]) | _tier_problems(rules.tiers)
    if rules.is_active and not rules.tiers:
        problems["tiers"] = ("REQUIRED", _("A program that gives points needs a tier."))
    unit = minor_unit(current_tenant().currency)
    if rules.point_value % unit or rules.point_value < (unit if rules.is_active else 0):
        problems["point_value"] = ("NOT_PAYABLE", _("This amount cannot be paid in this currency."))
    for name in ("tier_months", "expiry_months", "gift_card_months"):
        if getattr(rules, name) == 0:
            problems[name] = ("TOO_SMALL", _("At least one month."))
    if problems:
        raise InvalidInput(problems)
    program.tiers = [
        {
            "name": one_line(tier.name),
            "from_spend": f"{tier.from_spend.normalize():f}",
            "money_per_point": f"{tier.money_per_point.normalize():f}",
        }
        for tier in rules.tiers
    ]
    program.save()
    return program


def _tier_problems(tiers: Sequence[Tier]) -> FieldProblems:
    problems: FieldProblems = {}
    if len(tiers) > MAX_TIERS:
        problems["tiers"] = ("TOO_MANY", _("At most %s.") % MAX_TIERS)
    for place, tier in enumerate(tiers):
        lowest = Decimal(0) if place == 0 else tiers[place - 1].from_spend
        if not one_line(tier.name):
            problems[f"tiers.{place}.name"] = ("REQUIRED", _("This is needed."))
        elif len(one_line(tier.name)) > LONGEST_NAME:
            problems[f"tiers.{place}.name"] = ("TOO_LONG", _("At most %s characters.") % LONGEST_NAME)
        if place == 0 and tier.from_spend != 0:
            problems["tiers.0.from_spend"] = ("NOT_ZERO", _("The first tier is for everybody: it begins at 0."))
        elif place and not lowest < tier.from_spend < MOST_MONEY:
            problems[f"tiers.{place}.from_spend"] = ("NOT_RISING", _("Each tier begins above the one before."))
        if not 0 < tier.money_per_point < MOST_MONEY:
            problems[f"tiers.{place}.money_per_point"] = ("TOO_SMALL", _("A point costs something."))
    return problems
