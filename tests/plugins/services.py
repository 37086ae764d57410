"""Real PostgreSQL and Redis for the run. The settings start them; the last one to leave stops them."""

import pytest

from project.embedded import leave_services


def pytest_unconfigure(config: pytest.Config) -> None:
    # A worker of pytest-xdist ends before the run that started it, which then is the one to leave.
    if not hasattr(config, "workerinput"):
        leave_services()
