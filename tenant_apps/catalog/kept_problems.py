"""What can no longer be said differently of an item: stock and books stand on it. Asks the database nothing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.catalog.models import Item


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What an item was before somebody changed it."""

    item_class: str
    tracking: str
    metal: str
    fineness: Decimal | None

    @classmethod
    def of(cls, item: Item) -> Self:
        return cls(
            item_class=item.item_class, tracking=item.tracking, metal=item.metal, fineness=item.fineness
        )  # fmt: skip


def kept_problems(item: Item, was: Kept | None, *, has_moved: bool) -> FieldProblems:
    """Return what is wrong with an item beside what it was; None where it is new.

    Stock that moved was counted in a unit and posted in a metal: both stay. Scrap is one item for each metal and
    fineness, which buying makes and finds again by them.
    """
    problems: FieldProblems = {}
    if was is None:
        if item.item_class == ItemClass.SCRAP:
            problems["item_class"] = ("SCRAP_IS_BOUGHT", _("Scrap comes into the catalogue when it is bought."))
        return problems
    if has_moved and item.tracking != was.tracking:
        problems["tracking"] = ("HAS_MOVEMENTS", _("Stock of this item has moved: how it is tracked stays."))
    if has_moved and item.metal != was.metal:
        problems["metal"] = ("HAS_MOVEMENTS", _("Stock of this item has moved: its metal stays."))
    if ItemClass.SCRAP in (item.item_class, was.item_class):
        for name in ("item_class", "tracking", "metal", "fineness"):
            if getattr(item, name) != getattr(was, name):
                problems[name] = ("SCRAP_STAYS", _("Scrap stays scrap of its metal and fineness."))
    return problems
