"""A request leaves its language in the thread for the next request to replace. The next test is not one."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def language_of_the_platform() -> Iterator[None]:
    """Start every test in the language of the settings."""
    yield
    translation.deactivate()
