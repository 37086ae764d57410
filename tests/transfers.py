"""Two branches of a shop, and goods that go from one to the other."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Item
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.transfers.asked import LineApproved, LineRequested, LineSettled, LineWeighed
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.models import Transfer
from tenant_apps.transfers.services.approve_transfer import approve_transfer
from tenant_apps.transfers.services.call_back_transfer import call_back_transfer
from tenant_apps.transfers.services.end_transfer import end_transfer
from tenant_apps.transfers.services.receive_transfer import receive_transfer
from tenant_apps.transfers.services.request_transfer import request_transfer
from tenant_apps.transfers.services.send_transfer import send_transfer
from tenant_apps.transfers.services.write_off_transfer import write_off_transfer
from tests.factories.catalog import NOW, add_item

type Settled = tuple[int, Decimal | int | str]
"""Position and quantity."""


def said(*lines: tuple[int, Decimal | int | str, Decimal | int | str], **more: Any) -> list[LineSettled]:
    """Return lines as somebody says them: position, quantity, how much of it was seen on the way."""
    return [
        LineSettled(position=position, quantity=Decimal(quantity), in_transit=Decimal(seen), **more)
        for position, quantity, seen in lines
    ]


@dataclass(frozen=True, kw_only=True)
class Road:
    """The way from ``here`` to ``there``, and who does everything unless somebody else is named."""

    actor: User
    here: Branch
    there: Branch

    def stock(self, sku: str, quantity: Decimal | int | str = 1, **changes: Any) -> Item:
        return add_item(self.actor, sku=sku, stock=Decimal(quantity), branch_id=self.here.pk, **changes)

    def request(self, *lines: tuple[Item, Decimal | int | str], **changes: Any) -> Transfer:
        wanted = [LineRequested(item_id=item.pk, quantity=Decimal(quantity)) for item, quantity in lines]
        call: dict[str, Any] = {
            "from_branch_id": self.here.pk,
            "to_branch_id": self.there.pk,
            "lines": wanted,
            "note": "",
            **self._call(changes),
        }
        with transaction.atomic():
            return request_transfer(**call)

    def approve(self, transfer: Transfer, *lines: Settled, **changes: Any) -> Transfer:
        told = [LineApproved(position=position, quantity=Decimal(quantity)) for position, quantity in lines]
        with transaction.atomic():
            return approve_transfer(transfer_id=transfer.pk, lines=told, **self._call(changes))

    def send(self, transfer: Transfer, *weights: Settled, **changes: Any) -> Transfer:
        told = [LineWeighed(position=position, gross_weight=Decimal(grams)) for position, grams in weights]
        with transaction.atomic():
            return send_transfer(transfer_id=transfer.pk, weights=told, **self._call(changes))

    def sent(self, *lines: tuple[Item, Decimal | int | str], **changes: Any) -> Transfer:
        """Request, approve and send at once."""
        return self.send(self.approve(self.request(*lines, **changes)))

    def receive(self, transfer: Transfer, lines: list[LineSettled], **changes: Any) -> Transfer:
        with transaction.atomic():
            return receive_transfer(transfer_id=transfer.pk, lines=lines, **self._call(changes))

    def call_back(self, transfer: Transfer, lines: list[LineSettled], **changes: Any) -> Transfer:
        call = self._call({"reason": "Found behind the safe", **changes})
        with transaction.atomic():
            return call_back_transfer(transfer_id=transfer.pk, lines=lines, **call)

    def write_off(self, transfer: Transfer, lines: list[LineSettled], **changes: Any) -> Transfer:
        call = self._call({"reason": "Lost by the courier", **changes})
        with transaction.atomic():
            return write_off_transfer(transfer_id=transfer.pk, lines=lines, **call)

    def end(self, transfer: Transfer, status: TransferStatus, **changes: Any) -> Transfer:
        call = self._call({"reason": "Not needed", **changes})
        with transaction.atomic():
            return end_transfer(transfer_id=transfer.pk, status=status, **call)

    def _call(self, changes: dict[str, Any]) -> dict[str, Any]:
        return {"actor": self.actor, "idempotency_key": uuid.uuid4(), "now": NOW, **changes}


def there_is(item: Item) -> dict[tuple[str, str], Decimal]:
    """Return what is there of an item, by the branch's code and the place."""
    levels = item.levels.filter(quantity__gt=0).values_list("branch__code", "place", "quantity")
    return {(code, place): quantity for code, place, quantity in levels}


def differences() -> list[Decimal]:
    """Return by how much the books and the stock differ, where they do."""
    return [row.difference for row in stock_in_books() if row.difference]
