"""What becomes of the metal and the cost of a job. Source of the allowance: the trade's custom, LG-4 of the books.

For each metal: used = made + loss + excess − surplus, exactly, in fine grams.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, localcontext

from tenant_apps.stock.valuation import COST_STEP, FINE_STEP, ZERO
from tenant_apps.workshop.choices import WorkKind, WorkSide
from tenant_apps.workshop.errors import LossAboveAllowance, MoreMetalThanUsed

type Grams = Mapping[str, Decimal]
"""Fine grams by metal."""


@dataclass(frozen=True, slots=True)
class MetalLine:
    side: WorkSide
    metal: str
    fine_weight: Decimal


def fine_sums(lines: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Return fine grams by metal; what is not metal is left out."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for metal, fine_weight in lines:
        if metal:
            sums[metal] += fine_weight
    return dict(sums)


def losses(
    used: Grams, made: Grams, *, allowed_percent: Decimal, kind: WorkKind, excess_is_accepted: bool
) -> list[MetalLine]:
    """Return what was lost of each metal, as allowed and above, or what a melt brought more than was thought.

    Raises:
        LossAboveAllowance: more is missing than may be, and nobody has accepted it.
        MoreMetalThanUsed: more comes out than went in; only a melt may find more, since it is weighed and assayed anew.
    """
    lines = []
    for metal in sorted(used.keys() | made.keys()):
        missing = used.get(metal, ZERO) - made.get(metal, ZERO)
        if missing < 0:
            if kind != WorkKind.MELT or metal not in used:
                raise MoreMetalThanUsed(metal=metal, surplus=-missing)
            lines.append(MetalLine(WorkSide.SURPLUS, metal, -missing))
            continue
        allowed = (used[metal] * allowed_percent / 100).quantize(FINE_STEP, ROUND_DOWN) if metal in used else ZERO
        if missing > allowed and not excess_is_accepted:
            raise LossAboveAllowance(metal=metal, loss=missing, allowed=allowed)
        lines.append(MetalLine(WorkSide.LOSS, metal, min(missing, allowed)))
        lines.append(MetalLine(WorkSide.EXCESS, metal, max(missing - allowed, ZERO)))
    return [line for line in lines if line.fine_weight]


def shared_cost(cost: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Share money over goods in proportion to ``weights``, equally where all are zero; the last takes the rest.

    Rounded down to the four places in which money is kept, so that the rest is never negative.
    """
    if not any(weights):
        weights = [Decimal(1)] * len(weights)
    whole = sum(weights, ZERO)
    with localcontext(prec=60):
        shares = [(cost * weight / whole).quantize(COST_STEP, ROUND_DOWN) for weight in weights]
    shares[-1] += cost - sum(shares, ZERO)
    return shares
