"""Many items changed at once: as previewed, all at once, and back again."""

import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from tenant_apps.audit.models import Entry as AuditEntry
from tenant_apps.bulk.change import AmountChange, ItemChange
from tenant_apps.bulk.choices import AmountMethod
from tenant_apps.bulk.errors import EditAlreadyUndone, TooManyItems
from tenant_apps.bulk.models import ItemEdit
from tenant_apps.bulk.selectors import edited_items as selectors
from tenant_apps.bulk.selectors.edited_items import EditPreview, edited_items
from tenant_apps.bulk.services.edit_items import edit_items
from tenant_apps.bulk.services.undo_item_edit import undo_item_edit
from tenant_apps.catalog.choices import ItemClass, MakingMethod, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_category import create_category
from tenant_apps.pricing.errors import PreviewOutdated
from tests.factories.catalog import NOW, add_item

D = Decimal
LATER = NOW + timedelta(hours=1)


def amount(method: AmountMethod, value: int | str, step: int | str = "0.0001") -> AmountChange:
    return AmountChange(method=method, value=D(value), step=D(step))


def percent(value: int | str, step: int | str = 1000) -> AmountChange:
    return amount(AmountMethod.PERCENT, value, step)


RAISE = ItemChange(amounts={"fixed_price": percent("7.5")})


def preview(change: ItemChange) -> EditPreview:
    return edited_items(chosen=Item.objects.all(), change=change)


def apply(owner: User, change: ItemChange, *, now: datetime = NOW, **changes: Any) -> ItemEdit:
    call = {"idempotency_key": uuid.uuid4(), "chosen": Item.objects.all(), **changes}
    digest = call.pop("digest", None) or edited_items(chosen=call["chosen"], change=change).digest
    return edit_items(actor=owner, change=change, digest=digest, now=now, **call)


def undo(owner: User, edit: ItemEdit, *, key: uuid.UUID | None = None) -> ItemEdit:
    return undo_item_edit(actor=owner, idempotency_key=key or uuid.uuid4(), edit_id=edit.pk, now=LATER)


def contents() -> list[dict[str, Any]]:
    """Return all that items are, but the time of their last change."""
    rows = Item.objects.order_by("sku").values()
    return [{name: value for name, value in row.items() if name != "updated_at"} for row in rows]


def test_many_columns_change_at_once_and_come_back(owner: User) -> None:
    rings = create_category(idempotency_key=uuid.uuid4(), name="Rings")
    add_item(owner, sku="A", fixed_price=D(1_234_000), making_amount=D(5))
    add_item(owner, sku="B", category_id=rings.pk, fixed_price=D(99), low_stock_at=D(2))
    before = contents()
    change = ItemChange(
        category_id=rings.pk,
        item_class=ItemClass.JEWEL,
        is_active=False,
        making_method=MakingMethod.PERCENT_OF_METAL,
        amounts={
            "making_amount": amount(AmountMethod.SET, 18),
            "wastage_percent": amount(AmountMethod.ADD, "1.5"),
            "extra_charge": amount(AmountMethod.SET, 325_000),
            "fixed_price": percent("7.5"),
        },
        emptied=("low_stock_at",),
    )

    edit = apply(owner, change)

    assert (edit.count, edit.change["fixed_price"]) == (2, {"method": "PERCENT", "value": "7.5", "step": "1000"})
    assert list(Item.objects.order_by("sku").values_list(*change.columns)) == [
        (rings.pk, "JEWEL", False, "PERCENT_OF_METAL", D(18), D("1.5"), D(325_000), D(1_327_000), None),
        (rings.pk, "JEWEL", False, "PERCENT_OF_METAL", D(18), D("1.5"), D(325_000), D(0), None),
    ]

    undone = undo(owner, edit)

    assert (undone.left_alone, undone.undone_at, undone.undone_by) == (0, LATER, owner.pk)
    assert contents() == before


def test_what_cannot_change_is_named_and_left(owner: User) -> None:
    add_item(owner, sku="CHAIN", making_method=MakingMethod.PERCENT_OF_METAL, making_amount=D(18))
    add_item(owner, sku="COIN", making_method=MakingMethod.PER_PIECE, making_amount=D(100), wastage_percent=D(99))
    add_item(owner, sku="RING", making_method=MakingMethod.PER_PIECE, making_amount=D(100))
    change = ItemChange(
        making_of=MakingMethod.PER_PIECE,
        amounts={"making_amount": amount(AmountMethod.ADD, 50), "wastage_percent": amount(AmountMethod.ADD, 2)},
    )

    seen = preview(change)
    edit = apply(owner, change)

    assert [(item.sku, item.old, item.new) for item in seen.edited] == [
        ("RING", {"making_amount": D(100), "wastage_percent": D(0)}, {"making_amount": D(150), "wastage_percent": D(2)})
    ]
    told = [(item.sku, [(name, code) for name, (code, _) in item.problems.items()]) for item in seen.refused]
    assert told == [("CHAIN", [("making_amount", "OTHER_METHOD")]), ("COIN", [("wastage_percent", "TOO_LARGE")])]
    assert edit.count == 1
    assert dict(Item.objects.values_list("sku", "making_amount")) == {"CHAIN": 18, "COIN": 100, "RING": 150}


def test_nothing_can_grow_where_nothing_is_and_scrap_stays_scrap(owner: User) -> None:
    add_item(owner, sku="RING")
    Item.objects.create(
        sku="SCRAP", name="Scrap", item_class=ItemClass.SCRAP, tracking=Tracking.WEIGHT, metal="XAU", fineness=D(750)
    )

    raised, moved = preview(RAISE), preview(ItemChange(item_class=ItemClass.JEWEL))

    assert [(item.sku, list(item.problems)) for item in raised.refused] == [
        ("RING", ["fixed_price"]),
        ("SCRAP", ["fixed_price"]),
    ]
    assert [item.sku for item in moved.edited] == ["RING"]
    assert [(item.sku, item.problems["item_class"][0]) for item in moved.refused] == [("SCRAP", "SCRAP_STAYS")]


def test_an_undo_leaves_alone_what_somebody_changed_since(owner: User) -> None:
    for sku in ("A", "B", "C"):
        add_item(owner, sku=sku, fixed_price=D(1_000_000))
    edit = apply(owner, RAISE)
    Item.objects.filter(sku="A").update(making_method=MakingMethod.PER_GRAM)
    Item.objects.filter(sku="B").update(name="Another name")

    undone = undo(owner, edit)

    assert dict(Item.objects.values_list("sku", "fixed_price")) == {"A": 1_075_000, "B": 1_000_000, "C": 1_000_000}
    assert (undone.count, undone.left_alone) == (3, 1)
    assert [row["id"] for row in undone.rows_before] == [str(Item.objects.get(sku="A").pk)]


def test_edits_are_undone_one_after_the_other(owner: User) -> None:
    add_item(owner, sku="A", fixed_price=D(1_000_000))
    first = apply(owner, RAISE)
    second = apply(owner, RAISE, now=LATER)

    assert undo(owner, second).left_alone == 0
    assert undo(owner, first).left_alone == 0
    assert Item.objects.get().fixed_price == 1_000_000


def test_what_changed_since_the_preview_is_not_overwritten(owner: User) -> None:
    add_item(owner, sku="A", fixed_price=D(1_000_000))
    digest = preview(RAISE).digest
    add_item(owner, sku="B", fixed_price=D(5_000_000))
    before = contents()

    with pytest.raises(PreviewOutdated):
        apply(owner, RAISE, digest=digest)

    assert contents() == before
    assert not ItemEdit.objects.exists()


def test_sent_twice_it_is_done_once(owner: User) -> None:
    add_item(owner, sku="A", fixed_price=D(1_000_000))
    key, digest = uuid.uuid4(), preview(RAISE).digest
    edits = [apply(owner, RAISE, idempotency_key=key, digest=digest) for _ in range(2)]
    key = uuid.uuid4()
    undone = [undo(owner, edits[0], key=key) for _ in range(2)]

    assert edits[0] == edits[1] == undone[0] == undone[1]
    assert Item.objects.get().fixed_price == 1_000_000


def test_an_edit_is_undone_once(owner: User) -> None:
    add_item(owner, sku="A", fixed_price=D(1_000_000))
    edit = apply(owner, RAISE)
    undo(owner, edit)
    apply(owner, RAISE, now=LATER)

    with pytest.raises(EditAlreadyUndone):
        undo(owner, edit)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ItemEdit.objects.filter(pk=edit.pk).update(undone_at=NOW)

    assert Item.objects.get().fixed_price == 1_075_000


def test_there_is_a_most_that_one_edit_changes(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "MOST_ITEMS", 1)
    add_item(owner, sku="A")
    add_item(owner, sku="B")

    with pytest.raises(TooManyItems) as refused:
        preview(RAISE)

    assert refused.value.facts == {"most": 1}


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param(ItemChange(), "edit", id="nothing"),
        pytest.param(ItemChange(amounts={"fixed_price": percent(0)}), "fixed_price.value", id="no per cent"),
        pytest.param(ItemChange(amounts={"fixed_price": percent(-101)}), "fixed_price.value", id="below nothing"),
        pytest.param(ItemChange(amounts={"fixed_price": percent(1, 0)}), "fixed_price.step", id="no step"),
        pytest.param(
            ItemChange(amounts={"extra_charge": amount(AmountMethod.SET, "0.00001")}), "extra_charge.value", id="fine"
        ),
        pytest.param(ItemChange(emptied=("extra_charge",)), "emptied", id="cannot be empty"),
        pytest.param(
            ItemChange(emptied=("fixed_price",), amounts={"fixed_price": percent(1)}), "emptied", id="empty and full"
        ),
        pytest.param(ItemChange(item_class=ItemClass.SCRAP), "item_class", id="scrap"),
        pytest.param(ItemChange(making_method=MakingMethod.PER_GRAM), "making_amount.value", id="method alone"),
        pytest.param(
            ItemChange(making_method=MakingMethod.PER_GRAM, amounts={"making_amount": percent(5)}),
            "making_amount.method",
            id="per cent of another kind",
        ),
        pytest.param(
            ItemChange(amounts={"making_amount": amount(AmountMethod.ADD, 5)}), "making_of", id="five of what?"
        ),
    ],
)
def test_a_change_that_contradicts_itself_is_refused(change: ItemChange, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        preview(change)

    assert list(refusal.value.fields) == [field]


@pytest.mark.usefixtures("shop")
def test_a_category_must_be_there() -> None:
    with pytest.raises(NotFound):
        preview(ItemChange(category_id=uuid.uuid4()))


def test_the_audit_tells_each_item_and_not_the_copy_for_the_undo(owner: User) -> None:
    item = add_item(owner, sku="A", fixed_price=D(1_000_000))
    edit = apply(owner, RAISE)

    changed = AuditEntry.objects.get(table_name="catalog_item", row_id=str(item.pk), action="U")
    made = AuditEntry.objects.get(table_name="bulk_itemedit", row_id=str(edit.pk))

    assert changed.before is not None
    assert changed.after is not None
    assert made.after is not None
    assert (changed.before["fixed_price"], changed.after["fixed_price"]) == (1_000_000, 1_075_000)
    assert (made.after["count"], "rows_before" in made.after) == (1, False)


def test_the_statements_do_not_grow_with_the_items(owner: User) -> None:
    counts = []
    for number in (1, 40):
        for sku in range(number):
            add_item(owner, sku=f"{number}-{sku}", fixed_price=D(1_000_000))
        chosen = Item.objects.filter(sku__startswith=f"{number}-")
        digest = edited_items(chosen=chosen, change=RAISE).digest
        with CaptureQueriesContext(connection) as queries:
            edit = apply(owner, RAISE, chosen=chosen, digest=digest)
            undo(owner, edit)
        counts.append(len(queries))

    assert counts[0] == counts[1]
