"""What is there of the items of a file: read a batch at a time, and brought to what the file says."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems
from project.identifiers import uuid7
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.kept_problems import kept_problems
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind, StockPlace
from tenant_apps.stock.corrections import corrections
from tenant_apps.stock.models import Level
from tenant_apps.stock.move import LevelKey, StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally
from tenant_apps.stock.valuation import Held

if TYPE_CHECKING:
    from tenant_apps.imports.resources.item_draft import ItemDraft


type Change = tuple[Item, StockMove]


class Shelf:
    """The items of the batch at hand by SKU, with their stones, and the stock of each in all branches."""

    def __init__(self, *, branch_id: uuid.UUID, job_id: uuid.UUID, actor_id: uuid.UUID | None, now: datetime) -> None:
        self._branch_id, self._job_id, self._actor_id, self._now = branch_id, job_id, actor_id, now
        self.items: dict[str, Item] = {}
        self.barcodes: dict[str, str] = {}
        self._stock: dict[uuid.UUID, dict[LevelKey, Held]] = {}
        self._tallies: dict[tuple[PostingEvent, uuid.UUID], Tally] = defaultdict(Tally)

    def load(self, *, skus: Sequence[str], barcodes: Sequence[str]) -> None:
        """Three statements a batch. Levels are locked: what is sold meanwhile waits, and is not undone."""
        wanted = Q(sku__in=skus) | Q(barcode__in=barcodes) if barcodes else Q(sku__in=skus)
        found = list(Item.objects.filter(wanted).order_by("pk").prefetch_related("stones"))
        self.items = {item.sku: item for item in found}
        self.barcodes = {item.barcode: item.sku for item in found if item.barcode}
        self._stock = defaultdict(dict)
        levels = Level.objects.filter(item__in=found).order_by("branch_id", "item_id", "place")
        for level in levels.select_for_update(of=("self",)) if found else ():
            key = (level.branch_id, level.item_id, level.place)
            self._stock[level.item_id][key] = Held(level.quantity, level.fine_weight, level.cost)

    def problems(self, draft: "ItemDraft") -> FieldProblems:
        """Return what the stock that is there forbids, and note the change that the quantity makes."""
        stock = self._stock.get(draft.item.pk, {})
        if problems := kept_problems(draft.item, draft.was, has_moved=bool(stock)):
            return problems
        if draft.quantity is None:
            return {}
        shelf = (self._branch_id, draft.item.pk, StockPlace.SHELF)
        here = stock.get(shelf, Held()).quantity
        if draft.quantity < 0:
            return {"quantity": ("TOO_SMALL", _("The quantity must be zero or more."))}
        elsewhere = any(held.quantity for key, held in stock.items() if key != shelf)
        if draft.item.tracking == Tracking.PIECE and draft.quantity and elsewhere:
            return {"quantity": ("PIECE_IN_STOCK", _("This unique piece is in stock elsewhere."))}
        if draft.quantity != here:
            draft.changes["quantity"] = [here, draft.quantity]
        return {}

    def move(self, drafts: "Sequence[ItemDraft]") -> None:
        """Bring the stock of the branch to what the rows say: opening stock of new items, corrections of others."""
        self._write(MovementKind.CORRECTION, [change for draft in drafts for change in self._corrections(draft)])
        for kind, is_new in ((MovementKind.OPENING, True), (MovementKind.IMPORT, False)):
            changes = [
                (draft.item, self._change(draft.item, change[1] - change[0]))
                for draft in drafts
                if draft.is_new is is_new and (change := draft.changes.get("quantity"))
            ]
            self._write(kind, changes)

    def post(self) -> None:
        """Post what the whole file moved: one entry for opening stock, and one a branch for what was put right.

        Raises:
            PeriodClosed: the books are closed for today.
        """
        for (event, branch_id), tally in self._tallies.items():
            post_stock(
                event=event,
                source_id=self._job_id if branch_id == self._branch_id else uuid7(),
                branch_id=branch_id,
                actor_id=self._actor_id,
                tally=tally,
                now=self._now,
            )

    def _corrections(self, draft: "ItemDraft") -> list[Change]:
        """Return what brings the stock of every branch to the weight that the row says."""
        if draft.worth_before is None:
            return []
        held = self._stock.get(draft.item.pk, {})
        return [(draft.item, move) for move in corrections(draft.item, draft.worth_before, held)]

    def _change(self, item: Item, quantity: Decimal) -> StockMove:
        """Say what comes in too: the item is in our hands, and thousands need not be read again."""
        if quantity < 0:
            return StockMove(item_id=item.pk, branch_id=self._branch_id, quantity=quantity)
        return StockMove(
            item_id=item.pk,
            branch_id=self._branch_id,
            quantity=quantity,
            fine_weight=item.fine_weight_of(quantity),
            cost=item.cost_of(quantity),
        )

    def _write(self, kind: MovementKind, changes: Sequence[Change]) -> None:
        if not changes:
            return
        moves = [move for _, move in changes]
        values = move_stock(
            moves=moves, kind=kind, moved_at=self._now, moved_by=self._actor_id, reference_id=self._job_id
        )
        event = PostingEvent.OPENING_STOCK if kind == MovementKind.OPENING else PostingEvent.STOCK_ADJUSTMENT
        for (item, move), moved in zip(changes, values, strict=True):
            self._tallies[event, move.branch_id].add(item, move.quantity, moved, move.place)
