"""What is made in one shop and used in another raises; what is cached knows its shop."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from project.database.errors import CrossedShops
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant


def test_a_queryset_made_in_one_shop_is_not_evaluated_in_another(shop: Tenant, other_shop: Tenant) -> None:
    people = User.objects.filter(is_active=True)

    with in_tenant(other_shop):
        for use in (list, lambda made: made.count(), lambda made: made.exists(), lambda made: made.delete()):
            with pytest.raises(CrossedShops):
                use(people.order_by("pk"))
    assert people.count() == 1


def test_a_queryset_of_a_related_row_is_not_evaluated_in_another_shop(shop: Tenant, other_shop: Tenant) -> None:
    tokens = User.objects.get().refresh_tokens.all()

    with in_tenant(other_shop), pytest.raises(CrossedShops):
        tokens.exists()


def test_a_queryset_of_a_shop_is_not_evaluated_on_the_platform(shop: Tenant) -> None:
    people = User.objects.all()

    with in_public(), pytest.raises(CrossedShops):
        people.update(full_name="nobody")


def test_an_id_of_a_content_type_is_worth_nothing_in_a_shop(shop: Tenant) -> None:
    """The platform's are cached; the shop has none, and is not served the platform's."""
    with in_public():
        ContentType.objects.get_for_model(User)

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        ContentType.objects.get_for_model(User)


def test_the_content_types_of_a_thread_are_not_served_to_another_shops_thread(shop: Tenant) -> None:
    def ask_on_the_platform() -> int:
        with in_public():
            try:
                return int(ContentType.objects.get_for_model(Tenant).pk)
            finally:
                connection.close()

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(ask_on_the_platform).result() > 0

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        ContentType.objects.get_for_model(Tenant)
