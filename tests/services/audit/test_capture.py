"""Who did what, from where, before and after: written by the database, whichever way a row is changed."""

import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from project.database.origin import Origin, acting
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import Tenant
from tenant_apps.audit.models import Entry
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.models import PricingSettings
from tests.counter import Counter

SARA = Origin(
    actor="sara",
    actor_id=uuid.UUID(int=5),
    address="10.0.0.7",
    request_id="r-1",
    operation="updateItem",
)


def told(table: str) -> list[tuple[object, ...]]:
    """Return what was written of a table, the oldest first."""
    entries = Entry.objects.filter(table_name=table).order_by("id")
    return [(entry.action, entry.row_id, entry.before, entry.after) for entry in entries]


@pytest.fixture
def ring(counter: Counter) -> Item:
    return counter.stock("RING")


def test_a_new_row_is_told_in_full_and_exactly(counter: Counter) -> None:
    ring = counter.stock("RING", gross_weight=Decimal("10.1234"), net_weight=Decimal("10.1234"))

    [(action, row_id, before, after)] = told("catalog_item")

    assert (action, row_id, before) == ("I", str(ring.pk), None)
    assert isinstance(after, dict)
    assert (after["sku"], after["gross_weight"]) == ("RING", Decimal("10.1234"))
    assert "search_text" not in after


def test_a_change_is_told_as_what_it_changed(ring: Item) -> None:
    Item.objects.filter(pk=ring.pk).update(name="Band", search_text="band")

    assert told("catalog_item")[1:] == [("U", str(ring.pk), {"name": "Ring"}, {"name": "Band"})]


def test_a_statement_that_changes_nothing_is_not_told(ring: Item) -> None:
    Item.objects.update(name="Ring")

    assert len(told("catalog_item")) == 1


def test_a_bulk_change_is_told_row_by_row(counter: Counter) -> None:
    items = [counter.stock(f"R{number}") for number in range(3)]

    Item.objects.exclude(pk=items[0].pk).update(is_active=False)

    changed = {(row_id, str(after)) for action, row_id, _, after in told("catalog_item") if action == "U"}
    assert changed == {(str(item.pk), "{'is_active': False}") for item in items[1:]}


def test_raw_sql_is_told_too(ring: Item) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_item SET making_amount = making_amount + 1")

    assert told("catalog_item")[-1][2:] == (
        {"making_amount": Decimal("18.0000")},
        {"making_amount": Decimal("19.0000")},
    )


def test_a_deleted_row_is_told_as_it_was(owner: User) -> None:
    settings = PricingSettings.objects.create(quote_minutes=7)
    settings.delete()

    action, row_id, before, after = told("pricing_pricingsettings")[-1]
    assert (action, row_id, after) == ("D", "1", None)
    assert isinstance(before, dict)
    assert before["quote_minutes"] == 7


def test_an_upsert_is_told_as_what_it_did(owner: User) -> None:
    for minutes in (7, 8):
        PricingSettings.objects.bulk_create(
            [PricingSettings(quote_minutes=minutes)],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["quote_minutes"],
        )

    assert [action for action, *_ in told("pricing_pricingsettings")] == ["I", "U"]
    assert told("pricing_pricingsettings")[1][2:] == ({"quote_minutes": 7}, {"quote_minutes": 8})


def test_a_row_that_gets_another_key_is_told_as_one_that_went_and_one_that_came(shop: Tenant, ring: Item) -> None:
    key = uuid.uuid4()
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE loupe (id uuid PRIMARY KEY)")
        cursor.execute(
            "CREATE TRIGGER audit_update AFTER UPDATE ON loupe REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows"
            " FOR EACH STATEMENT EXECUTE FUNCTION public.record_changes('{id}', '{}', '{}')"
        )
        cursor.execute("INSERT INTO loupe VALUES (%s)", [ring.pk])
        cursor.execute("UPDATE loupe SET id = %s", [key])

    assert sorted(told("loupe"), key=str) == [
        ("D", str(ring.pk), {"id": str(ring.pk)}, None),
        ("I", str(key), None, {"id": str(key)}),
    ]


def test_an_emptied_table_is_told_row_by_row(shop: Tenant, owner: User) -> None:
    PricingSettings.objects.create()
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE pricing_pricingsettings")

    assert told("pricing_pricingsettings")[-1][:2] == ("T", "1")


def test_a_secret_is_told_to_have_changed_and_nothing_more(owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(password="md5$new")

    entries = [entry for entry in told("identity_user") if entry[1] == str(owner.pk)]
    assert entries[-1] == ("U", str(owner.pk), {"password": "***"}, {"password": "***"})
    assert not Entry.objects.filter(after__password__startswith="md5").exists()


def test_each_entry_says_who_and_from_where(ring: Item) -> None:
    with acting(SARA):
        Item.objects.update(name="Band")
    Item.objects.update(name="Chain")

    band, chain = Entry.objects.filter(action="U").order_by("id")
    assert (band.actor, band.actor_id, band.address) == ("sara", uuid.UUID(int=5), "10.0.0.7")
    assert (band.request_id, band.operation) == ("r-1", "updateItem")
    assert (chain.actor, chain.actor_id, chain.operation) == ("process", None, "")


def test_what_a_client_puts_into_a_header_does_not_stop_the_shop(ring: Item) -> None:
    with acting(Origin(actor="x", request_id="a\x00\ud800'\"\\b" + "c" * 500)):
        Item.objects.update(name="Band")

    assert Entry.objects.get(action="U").request_id.startswith("a'\"\\bccc")


def test_what_is_rolled_back_was_never_done(ring: Item) -> None:
    before = Entry.objects.count()
    with transaction.atomic():
        Item.objects.update(name="Band")
        transaction.set_rollback(True)

    assert Entry.objects.count() == before


INSERT = "INSERT INTO audit_entry (at, txid, actor, address, request_id, operation, table_name, row_id, action"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'nobody'",
        "DELETE FROM audit_entry",
        f"{INSERT}) VALUES (now(), 1, 'x', '', '', '', 'sales_sale', '1', 'D')",
        f"{INSERT}, number, sealed, hash) VALUES (now(), 1, '', '', '', '', '', '', '', 1, '', '')",
    ],
)
def test_a_shop_cannot_write_its_audit_itself(ring: Item, statement: str) -> None:
    before = list(Entry.objects.values())

    with pytest.raises(IntegrityError, match="is refused"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert list(Entry.objects.values()) == before


def test_a_shop_can_name_nobody_else_within_a_statement(ring: Item) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_item SET name = set_config('zargar.origin', '{\"actor\": \"sara\"}', true)")

    assert not Entry.objects.filter(action="U").exists()
