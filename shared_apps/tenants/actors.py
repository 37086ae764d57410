"""Who does something to a shop, as the audit keeps it."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A person of the platform, or the platform itself. The label stays readable when the person is gone."""

    label: str
    id: uuid.UUID | None = None


PLATFORM = Actor("platform")
"""Schedules and commands: nobody in particular."""
