"""A list of tags from a reader becomes pieces of the shop and the rest."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.labels.epc import Sgtin, TradeItem
from tenant_apps.labels.models import LabelSettings, PieceSerial
from tenant_apps.labels.selectors.items_by_epcs import MAX_EPCS, items_by_epcs
from tenant_apps.labels.services.give_serials import give_serials
from tests.factories.catalog import add_item

OURS = TradeItem(company_prefix="0614141", item_reference="012345")
FOREIGN = "3076451FD40C0E4000001267"


@pytest.fixture
def pieces(owner: User) -> list[Item]:
    LabelSettings.objects.create(company_prefix=OURS.company_prefix, item_reference=OURS.item_reference)
    return [add_item(owner, sku=f"P-{number}", tracking=Tracking.PIECE) for number in range(3)]


def tag(serial: int, trade_item: TradeItem = OURS) -> str:
    return Sgtin(trade_item=trade_item, serial=serial).as_hex()


def test_a_reading_with_repetition_noise_and_foreign_tags(pieces: list[Item]) -> None:
    serials = give_serials([piece.pk for piece in pieces])
    first, second = tag(serials[pieces[0].pk]), tag(serials[pieces[1].pk])
    nobodys = tag(99)

    items, unknown = items_by_epcs(
        [second, first.lower(), f" {first}\r\n", FOREIGN, "", "x" * 500, nobodys, FOREIGN.lower()]
    )

    assert items == pieces[:2]
    assert unknown == [FOREIGN, "X" * 200, nobodys]


def test_tags_from_before_a_change_of_the_prefix_are_still_ours(pieces: list[Item]) -> None:
    serials = give_serials([pieces[0].pk])
    LabelSettings.objects.update(company_prefix="9521141", item_reference="000001", earlier_trade_items=[str(OURS)])

    assert items_by_epcs([tag(serials[pieces[0].pk])]).items == pieces[:1]


def test_a_shop_without_a_prefix_knows_no_tag(owner: User) -> None:
    piece = add_item(owner, sku="P", tracking=Tracking.PIECE)
    epc = tag(give_serials([piece.pk])[piece.pk])

    assert items_by_epcs([epc]) == ([], [epc])


def test_thousands_of_tags_take_two_statements(pieces: list[Item]) -> None:
    give_serials([piece.pk for piece in pieces])

    with CaptureQueriesContext(connection) as queries:
        items, unknown = items_by_epcs([tag(serial) for serial in range(20_000)])

    assert len(queries) == 2
    assert (len(items), len(unknown)) == (3, 19_997)


def test_more_than_a_statement_takes_is_refused(shop: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        items_by_epcs(["x"] * (MAX_EPCS + 1))

    assert refused.value.fields["epcs"][0] == "TOO_MANY"


def test_a_serial_is_given_once_and_to_pieces_alone(owner: User, pieces: list[Item]) -> None:
    goods = add_item(owner, sku="CHAIN", tracking=Tracking.QUANTITY)
    first = give_serials([pieces[0].pk, goods.pk])
    both = give_serials([pieces[0].pk, pieces[1].pk])

    assert first == {pieces[0].pk: 1}
    assert both == {pieces[0].pk: 1, pieces[1].pk: 2}


@pytest.mark.parametrize("change", ["UPDATE labels_pieceserial SET serial = 7", "DELETE FROM labels_pieceserial"])
def test_the_database_keeps_serials_as_they_were_given(pieces: list[Item], change: str) -> None:
    give_serials([pieces[0].pk])

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)

    assert PieceSerial.objects.get().serial == 1
