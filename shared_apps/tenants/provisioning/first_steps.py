"""What a new shop is given before anybody sees it. Apps of the shop add their step when they are loaded."""

from collections.abc import Callable

FirstStep = Callable[[], None]
_steps: list[FirstStep] = []


def first_step(step: FirstStep) -> FirstStep:
    """Run the decorated function inside every new shop, in the transaction that makes it."""
    _steps.append(step)
    return step


def take_first_steps() -> None:
    for step in _steps:
        step()
