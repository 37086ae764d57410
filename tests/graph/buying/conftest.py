import pytest
from django.utils import timezone

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tests.counter import Counter, open_counter


@pytest.fixture
def counter(owner: User) -> Counter:
    """A counter at this very moment, because the graph looks at the clock itself."""
    counter = open_counter(owner, now=timezone.now())
    # The numbers do not follow the clock, so that tests can name them.
    Branch.objects.filter(pk=counter.branch.pk).update(number_pattern="{branch}-{series}2000-{number}")
    return counter
