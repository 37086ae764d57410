"""Items out of a file."""

import hashlib
import uuid
from base64 import b32encode
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import batched
from typing import Any, override

from django.utils.translation import gettext_lazy as _
from import_export.instance_loaders import BaseInstanceLoader

from project.database.copying import copy_rows
from project.field_problems import FieldProblems
from shared_apps.billing.services import check_limit
from shared_apps.plans.choices import Limit
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.catalog.normalise import code_of
from tenant_apps.imports.formulas import as_written
from tenant_apps.imports.mapping import ROW, MappedRows
from tenant_apps.imports.problem_log import ProblemLog
from tenant_apps.imports.resources.categories import CategoryPaths
from tenant_apps.imports.resources.item_columns import ItemColumns
from tenant_apps.imports.resources.item_completion import completed
from tenant_apps.imports.resources.item_draft import ItemDraft
from tenant_apps.imports.resources.rows import RowProblems, StreamResource
from tenant_apps.imports.resources.shelf import Shelf

BATCH = 2_000
PREVIEWED = 30
TWIN = "#twin"


class DraftLoader(BaseInstanceLoader):
    def get_instance(self, row: Any) -> ItemDraft | None:
        there = self.resource.shelf.items.get(row["sku"])
        return None if there is None else ItemDraft(row["sku"], there)


class ItemResource(StreamResource, ItemColumns):
    """A row is an item, its quantity what the branch has. New ones are copied in, others change where they differ."""

    class Meta:
        import_id_fields = ("sku",)
        instance_loader_class = DraftLoader
        use_bulk = True
        batch_size = BATCH
        skip_diff = True
        report_skipped = False

    create_instances: list[ItemDraft]
    update_instances: list[ItemDraft]

    def __init__(self, *, shelf: Shelf, now: datetime, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.shelf, self._now = shelf, now
        self._categories = CategoryPaths()
        self._used_before = Item.objects.count()
        self._new = 0
        self._rows_of_codes: dict[tuple[str, str], int] = {}
        self.preview: list[dict[str, Any]] = []

    def get_instance(self, instance_loader: DraftLoader, row: Any) -> ItemDraft | None:
        return instance_loader.get_instance(row)

    def init_instance(self, row: Any = None) -> ItemDraft:
        return ItemDraft(row["sku"], None)

    def import_instance(self, instance: ItemDraft, row: Any, **kwargs: Any) -> None:
        """Fill the draft from the row.

        Raises:
            RowProblems: something in the row cannot be right.
        """
        said, problems = self.values_of(row)
        problems |= completed(said, row, is_new=instance.is_new)
        problems |= self._code_problems(row, said)
        if path := said.get("category"):
            problems |= self._categories.problems(path)
        if not problems:
            category_id = self._categories.id_of(path) if path else None
            problems = instance.fill(said, category_id=category_id) or self.shelf.problems(instance)
        if problems:
            raise RowProblems(problems)
        if row[TWIN]:
            text = _("The same row as row %d: taken for one more piece.") % row[TWIN]
            self.log.remark(row=row[ROW], field="#row", code="DUPLICATE_ROW", message=text)
        self._show(instance, row[ROW])

    def skip_row(self, instance: ItemDraft, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        return not import_validation_errors and not instance.changes

    @override
    def bulk_create(
        self, using_transactions: bool, dry_run: bool, raise_errors: bool, batch_size: Any = None, result: Any = None
    ) -> None:  # fmt: skip
        """Write the new items gathered so far, unless nothing will be kept.

        Raises:
            LimitReached: the plan allows fewer items.
        """
        drafts = self.create_instances
        self.create_instances = []
        self._new += len(drafts)
        check_limit(limit=Limit.ITEMS, used=self._used_before, adding=self._new)
        if dry_run or not drafts:
            return
        self._categories.write()
        for draft in drafts:
            draft.item.created_at = draft.item.updated_at = self._now
        copy_rows(Item, (draft.item for draft in drafts))
        copy_rows(Stone, (stone for draft in drafts for stone in draft.stones))
        self.shelf.move(drafts)

    @override
    def bulk_update(
        self, using_transactions: bool, dry_run: bool, raise_errors: bool, batch_size: Any = None, result: Any = None
    ) -> None:  # fmt: skip
        drafts = self.update_instances
        self.update_instances = []
        if dry_run or not drafts:
            return
        self._categories.write()
        written = [field.name for field in Item._meta.concrete_fields if field.name not in ("id", "sku", "created_at")]
        Item.objects.bulk_create(
            [draft.item for draft in drafts], update_conflicts=True, unique_fields=["id"], update_fields=written
        )
        changed = [draft for draft in drafts if draft.stones_change]
        Stone.objects.filter(item__in=[draft.item for draft in changed]).delete()
        copy_rows(Stone, (stone for draft in changed for stone in draft.stones))
        self.shelf.move(drafts)

    def _code_problems(self, row: Any, said: dict[str, Any]) -> FieldProblems:
        """Codes name one item: in the file, and among the items that are there."""
        problems: FieldProblems = {}
        for name, code in (("sku", row["sku"]), ("barcode", said.get("barcode"))):
            if not code:
                continue
            first = self._rows_of_codes.setdefault((name, code), row[ROW])
            if first != row[ROW]:
                problems[name] = "DUPLICATE", _("Row %d has the same.") % first
            elif name == "barcode" and self.shelf.barcodes.get(code, row["sku"]) != row["sku"]:
                problems[name] = "TAKEN", _("Another item has this barcode.")
        return problems

    def _show(self, draft: ItemDraft, row: int) -> None:
        if draft.changes and len(self.preview) < PREVIEWED:
            shown = {
                name: _shown(value) for name, value in draft.changes.items() if _shown(value) not in ("", "0", "{}")
            }
            shown |= {} if draft.quantity is None else {"quantity": _shown(draft.quantity)}
            change = "NEW" if draft.is_new else "UPDATED"
            self.preview.append({"row": row, "change": change, "values": {"sku": draft.item.sku} | shown})


class KeyedRows:
    """A file's rows with the SKU of each, and the shelf filled with what is there of them, a batch at a time.

    A row without SKU gets one that follows from its cells and from how many rows like it came before, so that the same
    file imported again finds its own items. A row that says all that the row with its SKU said is dropped, and listed.
    """

    def __init__(self, rows: MappedRows, shelf: Shelf, log: ProblemLog) -> None:
        self._rows, self._shelf, self._log = rows, shelf, log
        self.dropped = 0
        self._content_of: dict[str, tuple[int, bytes]] = {}
        self._names = rows.headers
        self._sku = rows.headers.index("sku") if "sku" in rows.headers else None
        self.headers = [*(name for name in rows.headers if name != "sku"), "sku", TWIN]
        self._alike: Counter[bytes] = Counter()
        self._first: dict[bytes, int] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[list[Any]]:
        barcode = self._names.index("barcode") if "barcode" in self._names else None
        for batch in batched(self._rows, BATCH, strict=False):
            keyed = [self._keyed(cells) for cells in batch if not self._repeats(cells)]
            codes = [] if barcode is None else [code_of(as_written(cells[barcode])) for cells in batch]
            self._shelf.load(skus=[cells[-2] for cells in keyed], barcodes=[code for code in codes if code])
            yield from keyed

    def _repeats(self, cells: list[Any]) -> bool:
        sku = self._said(cells)
        if not sku:
            return False
        number, content = cells[-3], _digest(cells[-1])
        first, there = self._content_of.setdefault(sku, (number, content))
        if first == number or there != content:
            return False
        self.dropped += 1
        text = _("The same row as row %d: left out.") % first
        self._log.remark(row=number, field="#row", code="REPEATED_ROW", message=text)
        return True

    def _said(self, cells: list[Any]) -> str:
        return "" if self._sku is None else code_of(as_written(cells[self._sku]))

    def _keyed(self, cells: list[Any]) -> list[Any]:
        number, raw, twin = cells[-3], cells[-1], 0
        said = self._said(cells)
        others = [cell for place, cell in enumerate(cells) if place != self._sku]
        if said:
            return [*others, said, 0]
        content = _digest(raw)
        self._alike[content] += 1
        times = self._alike[content]
        if times > 1:
            twin = self._first[content]
            content = hashlib.sha256(content + str(times).encode()).digest()
        else:
            self._first[content] = number
        return [*others, f"I-{b32encode(content[:10]).decode()}", twin]


def _digest(cells: Sequence[str]) -> bytes:
    return hashlib.sha256("\x1f".join(cells).encode()).digest()


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " → ".join(_shown(part) for part in value)
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    if isinstance(value, uuid.UUID):
        return str(value)
    return "" if value in (None, {}) else str(value)
