import pytest

from shared_apps.identity.models import User
from tests.counter import Counter, open_counter


@pytest.fixture
def counter(owner: User) -> Counter:
    return open_counter(owner)
