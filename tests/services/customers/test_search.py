"""Any part of any word is found, whatever is written: the database reckons grams as the search does."""

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.grams import gram_number
from tenant_apps.catalog.normalise import normalised
from tenant_apps.customers.models import Customer

TEXTS = st.text(st.sampled_from("abzسعلیرضاژ07 \n-|é💍"), max_size=12)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, part=TEXTS)
def test_what_is_searched_is_found_exactly_where_it_stands(shop: Tenant, text: str, part: str) -> None:
    with transaction.atomic():
        kept = Customer.objects.create(name="A", search_text="\n".join(map(normalised, text.split("\n"))))

        is_found = Customer.objects.matching(part).exists()

        words = kept.search_text.split()
        assert is_found == all(any(asked in word for word in words) for asked in normalised(part).split())
        transaction.set_rollback(True)


def test_grams_follow_the_text_however_it_is_written(shop: Tenant) -> None:
    Customer.objects.create(name="A", search_text="ab", search_grams=[1])
    Customer.objects.update(search_text="xy z", search_grams=[2])

    assert sorted(Customer.objects.get().search_grams) == sorted(map(gram_number, ("x", "y", "z", "xy")))
