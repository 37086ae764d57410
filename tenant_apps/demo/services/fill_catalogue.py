"""Fill the demo shop's showcases."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from random import Random

from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from tenant_apps.catalog.choices import ItemClass, MakingMethod, Tracking
from tenant_apps.catalog.details import ItemDetails, StoneDetails
from tenant_apps.catalog.services.create_category import create_category
from tenant_apps.demo.designs import CATEGORIES, COUNTED, DESIGNS, NAMES, Design
from tenant_apps.demo.sources import Diamond, diamonds
from tenant_apps.stock.services.create_stocked_item import create_stocked_item

KARAT_18 = Decimal(750)
CARAT_GRAMS = Decimal("0.2")


def fill_catalogue(chance: Random, *, actor: User, now: datetime) -> None:
    """Create categories and items, and put their first stock into the branch."""
    categories: dict[str, uuid.UUID] = {}
    for english, persian, parent in CATEGORIES:
        category = create_category(
            idempotency_key=uuid.uuid4(),
            name=english,
            name_translations={"fa": persian},
            parent_id=categories[parent] if parent else None,
        )
        categories[english] = category.pk
    for details, stock in _goods(chance, categories):
        create_stocked_item(
            actor=actor,
            idempotency_key=uuid.uuid4(),
            details=details,
            opening_quantity=stock,
            branch_id=None,
            now=now,
        )


def _goods(chance: Random, categories: dict[str, uuid.UUID]) -> Iterator[tuple[ItemDetails, Decimal]]:
    gems = list(diamonds())
    for design in DESIGNS:
        for number in range(design.count):
            gem = gems.pop() if design.has_diamond else None
            yield _piece(chance, design, number, gem, categories[design.category]), Decimal(1)
    for number, gem in enumerate(gems):
        yield _loose(number, gem, categories["Loose diamonds"]), Decimal(1)
    for goods in COUNTED:
        details = ItemDetails(
            sku=goods.sku,
            barcode=_barcode(goods.sku),
            name=goods.english,
            name_translations={"fa": goods.persian},
            category_id=categories[goods.category],
            item_class=goods.item_class,
            tracking=goods.tracking,
            metal=Metal.GOLD,
            fineness=goods.fineness,
            gross_weight=goods.gross,
            making_method=MakingMethod.PERCENT_OF_METAL,
            making_amount=goods.making_percent,
            low_stock_at=goods.low_at,
        )
        yield details, goods.stock


def _piece(chance: Random, design: Design, number: int, gem: Diamond | None, category_id: uuid.UUID) -> ItemDetails:
    english, persian = NAMES[number % len(NAMES)]
    net = round(design.lightest + (design.heaviest - design.lightest) * Decimal(str(chance.random())), 3)
    sku = f"{design.prefix}-{number + 1:04d}"
    return ItemDetails(
        sku=sku,
        barcode=_barcode(sku),
        name=f"{english} {design.english}",
        name_translations={"fa": f"{design.persian} {persian}"},
        category_id=category_id,
        item_class=design.item_class,
        tracking=Tracking.PIECE,
        metal=Metal.GOLD,
        fineness=KARAT_18,
        gross_weight=net + (gem.carat * CARAT_GRAMS if gem else 0),
        stone_weight=gem.carat * CARAT_GRAMS if gem else Decimal(0),
        making_method=MakingMethod.PERCENT_OF_METAL,
        making_amount=Decimal(chance.randint(design.making[0] * 2, design.making[1] * 2)) / 2,
        stones=(_stone(gem),) if gem else (),
    )


def _loose(number: int, gem: Diamond, category_id: uuid.UUID) -> ItemDetails:
    sku = f"DI-{number + 1:04d}"
    return ItemDetails(
        sku=sku,
        barcode=_barcode(sku),
        name=f"Diamond {gem.carat} ct {gem.colour} {gem.clarity}",
        name_translations={"fa": f"الماس {gem.carat} قیراط {gem.colour} {gem.clarity}"},
        category_id=category_id,
        item_class=ItemClass.LOOSE_STONE,
        stones=(_stone(gem),),
        gross_weight=gem.carat * CARAT_GRAMS,
    )


def _stone(gem: Diamond) -> StoneDetails:
    return StoneDetails(
        carat=gem.carat,
        cut=gem.cut,
        colour=gem.colour,
        clarity=gem.clarity,
        length_mm=gem.length_mm,
        width_mm=gem.width_mm,
        depth_mm=gem.depth_mm,
        price=gem.price,
    )


def _barcode(sku: str) -> str:
    """Return an in-store EAN-13 (prefix 20) that belongs to the SKU alone."""
    digits = f"20{int.from_bytes(sku.encode()) % 10**10:010d}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"
