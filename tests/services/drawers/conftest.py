import pytest

from shared_apps.identity.models import User
from tests.till import Till, set_up_till


@pytest.fixture
def till(owner: User) -> Till:
    return set_up_till(owner)
