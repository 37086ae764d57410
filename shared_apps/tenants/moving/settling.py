"""What is done with the copied rows of a shop before its new cluster commits them. Apps of the shop add their step."""

from collections.abc import Callable

SettlingStep = Callable[[], None]
_steps: list[SettlingStep] = []


def settling_step(step: SettlingStep) -> SettlingStep:
    """Run the decorated function as the owner in the copy of every moved shop, once it is equal to the original."""
    _steps.append(step)
    return step


def take_settling_steps() -> None:
    for step in _steps:
        step()
