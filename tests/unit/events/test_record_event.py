import uuid

import pytest

from shared_apps.events.record import RecordedOutsideTransaction, record_event
from shared_apps.tenants.events import TenantSuspended


def test_an_event_outside_the_transaction_of_its_change_is_refused() -> None:
    with pytest.raises(RecordedOutsideTransaction):
        record_event(TenantSuspended(tenant_id=uuid.uuid4()))
