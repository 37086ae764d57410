"""Two customers turn out to be one."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from project.errors import InvalidInput, NotFound
from shared_apps.events.record import record_event
from shared_apps.identity.models import User
from tenant_apps.customers.errors import AlreadyMerged
from tenant_apps.customers.events import CustomersMerged
from tenant_apps.customers.fill_customer import MAX_PHONES, MAX_TAGS, search_text_of
from tenant_apps.customers.models import Customer, CustomerDocument, CustomerNote, FamilyDate

FILLED = ("phone", "email", "province", "city", "address", "postal_code", "ring_size", "preferences", "note")
"""Where the kept customer has nothing, the double's is taken."""


@transaction.atomic
def merge_customers(*, actor: User, kept_id: uuid.UUID, double_id: uuid.UUID, now: datetime) -> Customer:
    """Let the double be a name of the kept customer from now on, and return the kept one.

    Sales, credit, notes and books stay as they were written: they are never changed, and read for the whole family.
    What the kept customer lacks is filled in from the double; numbers, tags, days and documents are joined. The note
    that it was done stays with the customer. Merging the same two again changes nothing.

    Raises:
        NotFound: one of them does not exist (field kept_id or double_id).
        InvalidInput: they are the same already.
        AlreadyMerged: one of them was merged into somebody else.
    """
    if kept_id == double_id:
        raise InvalidInput({"double_id": ("SAME", _("Choose two different customers."))})
    kept, double = _locked(kept_id, double_id)
    if double.merged_into_id == kept.pk:
        return kept
    for customer in (kept, double):
        if customer.merged_into_id is not None:
            raise AlreadyMerged(customer_id=customer.merged_into_id)
    Customer.objects.filter(merged_into=double).update(merged_into=kept)
    double.merged_into = kept
    double.save(update_fields=["merged_into"])
    for model in (FamilyDate, CustomerDocument):
        model.objects.filter(customer=double).update(customer=kept)
    _take_over(kept, double)
    CustomerNote.objects.create(
        customer=kept,
        text=_("Merged with %(name)s %(phone)s") % {"name": double.name, "phone": double.phone},
        written_at=now,
        actor_id=actor.pk,
        actor_name=actor.full_name,
    )
    record_event(CustomersMerged(kept_id=kept.pk, double_id=double.pk))
    return kept


def _locked(kept_id: uuid.UUID, double_id: uuid.UUID) -> tuple[Customer, Customer]:
    # The younger first, as whoever locks a customer and then their referrer.
    both = Customer.objects.select_for_update(no_key=True).filter(pk__in=[kept_id, double_id]).order_by("-pk")
    by_key = {customer.pk: customer for customer in both}
    for field, key in (("kept_id", kept_id), ("double_id", double_id)):
        if key not in by_key:
            raise NotFound(field=field)
    return by_key[kept_id], by_key[double_id]


def _take_over(kept: Customer, double: Customer) -> None:
    numbers = [kept.phone, *kept.other_phones, double.phone, *double.other_phones]
    for field in FILLED:
        setattr(kept, field, getattr(kept, field) or getattr(double, field))
    kept.other_phones = [number for number in dict.fromkeys(numbers) if number and number != kept.phone][:MAX_PHONES]
    kept.tags = list(dict.fromkeys([*kept.tags, *double.tags]))[:MAX_TAGS]
    kept.credit_limit = double.credit_limit if kept.credit_limit is None else kept.credit_limit
    kept.gram_limit = double.gram_limit if kept.gram_limit is None else kept.gram_limit
    kept.referred_by_id = kept.referred_by_id or double.referred_by_id
    doubles = list(kept.merged.order_by("pk"))
    if kept.referred_by_id in {kept.pk, *(one.pk for one in doubles)}:
        # Nobody brings themselves.
        kept.referred_by = None
    kept.search_text = search_text_of(kept, doubles)
    kept.save()
