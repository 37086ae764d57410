import pytest
from django.utils import timezone

from shared_apps.identity.models import User
from tests.counter import Counter, open_counter


@pytest.fixture
def counter(owner: User) -> Counter:
    """A counter at this very moment, because the graph looks at the clock itself."""
    return open_counter(owner, now=timezone.now())
