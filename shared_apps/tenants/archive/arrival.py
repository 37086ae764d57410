"""What is done when the rows of an archive are there. Apps of the shop add their step when they are loaded."""

from datetime import datetime
from typing import Protocol

from shared_apps.tenants.actors import Actor


class ArrivalStep(Protocol):
    def __call__(self, *, actor: Actor, now: datetime) -> None: ...


_steps: list[ArrivalStep] = []


def arrival_step(step: ArrivalStep) -> ArrivalStep:
    """Run the decorated function inside every imported shop, in the transaction that makes it."""
    _steps.append(step)
    return step


def take_arrival_steps(*, actor: Actor, now: datetime) -> None:
    for step in _steps:
        step(actor=actor, now=now)
