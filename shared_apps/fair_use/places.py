"""A shop's places: how much of it may run at once. A place that its holder never gives back ends by itself."""

import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from shared_apps.fair_use.counting import requests_key
from shared_apps.fair_use.redis import fair_use_redis, or_nothing
from shared_apps.fair_use.scripts import ADMIT

NO_RATE = -1


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether the shop may go on; if not, why and for how many seconds not."""

    is_admitted: bool
    is_crowded: bool = False
    retry_after: int = 0


ADMITTED = Verdict(is_admitted=True)


def take_place(
    *,
    schema_name: str,
    kind: str,
    holder: str,
    at_once: int,
    seconds: int,
    per_minute: int | None = None,
    counted: uuid.UUID | None = None,
) -> Verdict:
    """Take a place among the shop's ``at_once`` of this kind, and one of its ``per_minute``, in one round trip.

    What is admitted is counted for the tenant ``counted``, today.

    Who asks again with the same ``holder`` keeps its place: a task that is delivered anew after its worker died.
    When Redis is away everybody is admitted.
    """
    keys = [f"fair-use:{{{schema_name}}}:{kind}:{what}" for what in ("places", "rate")]
    keys.append(requests_key(datetime.now(tz=UTC).date()))
    field = "" if counted is None else str(counted)
    rate = NO_RATE if per_minute is None else per_minute
    answer = or_nothing(lambda: fair_use_redis().eval(ADMIT, len(keys), *keys, holder, at_once, seconds, rate, field))
    if answer is None:
        return ADMITTED
    is_admitted, is_crowded, retry_after = (int(part) for part in answer)
    return Verdict(is_admitted=bool(is_admitted), is_crowded=bool(is_crowded), retry_after=retry_after)


def places_taken(*, schema_name: str, kind: str) -> int:
    """Return how many of the shop's places are held now; none when Redis is away."""
    key = f"fair-use:{{{schema_name}}}:{kind}:places"
    return or_nothing(lambda: int(fair_use_redis().zcount(key, time.time(), "+inf"))) or 0


def give_back(*, schema_name: str, kind: str, holder: str) -> None:
    """Free the place for the shop's next one."""
    or_nothing(lambda: fair_use_redis().zrem(f"fair-use:{{{schema_name}}}:{kind}:places", holder))
