"""Write something about a customer that stays."""

import uuid
from datetime import datetime

from django.db import transaction

from project.errors import InvalidInput
from project.field_problems import field_problems
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.customers.models import CustomerNote
from tenant_apps.customers.services.locks import lock_customer


@transaction.atomic
def add_note(
    *, actor: User, idempotency_key: uuid.UUID, customer_id: uuid.UUID, text: str, now: datetime
) -> CustomerNote:
    """Keep the note with the customer, or with the one they were merged into.

    Raises:
        NotFound: there is no such customer (field customer_id).
        InvalidInput: the text is empty or cannot be kept.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        note = CustomerNote(
            customer=lock_customer(customer_id),
            text=text.strip(),
            written_at=now,
            actor_id=actor.pk,
            actor_name=actor.full_name,
        )
        if problems := field_problems(note):
            raise InvalidInput(problems)
        note.save(force_insert=True)
        return note.pk

    content = {"customer_id": customer_id, "text": text}
    note_id, _ = once(key=idempotency_key, use_case="add_note", content=content, write=write)
    return CustomerNote.objects.get(pk=note_id)
