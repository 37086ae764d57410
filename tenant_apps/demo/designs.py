"""What the demo shop sells: tables of designs in English and Persian."""

from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass, Tracking

CATEGORIES: tuple[tuple[str, str, str | None], ...] = (
    # English, Persian, parent
    ("Rings", "انگشتر", None),
    ("Wedding rings", "حلقه ازدواج", "Rings"),
    ("Engagement rings", "حلقه نامزدی", "Rings"),
    ("Signet rings", "انگشتر مردانه", "Rings"),
    ("Bangles", "النگو", None),
    ("Bracelets", "دستبند", None),
    ("Necklaces", "گردنبند", None),
    ("Pendants", "آویز", "Necklaces"),
    ("Earrings", "گوشواره", None),
    ("Chains by weight", "زنجیر متری", None),
    ("Coins", "سکه", None),
    ("Bullion", "شمش", None),
    ("Loose diamonds", "الماس", None),
)

NAMES: tuple[tuple[str, str], ...] = (
    ("Laleh", "لاله"),
    ("Yas", "یاس"),
    ("Sepideh", "سپیده"),
    ("Niloufar", "نیلوفر"),
    ("Baran", "باران"),
    ("Mahtab", "مهتاب"),
    ("Setareh", "ستاره"),
    ("Toranj", "ترنج"),
    ("Simorgh", "سیمرغ"),
    ("Golnar", "گلنار"),
    ("Parvaneh", "پروانه"),
    ("Anar", "انار"),
    ("Khorshid", "خورشید"),
    ("Shabnam", "شبنم"),
    ("Darya", "دریا"),
    ("Persepolis", "تخت جمشید"),
)


@dataclass(frozen=True, kw_only=True)
class Design:
    """A kind of piece; weights in grams of 750, making charge in per cent of the metal."""

    prefix: str
    english: str
    persian: str
    category: str
    count: int
    lightest: Decimal
    heaviest: Decimal
    making: tuple[int, int]
    has_diamond: bool = False

    @property
    def item_class(self) -> ItemClass:
        return ItemClass.JEWEL if self.has_diamond else ItemClass.ORNAMENT


def _design(
    prefix: str,
    english: str,
    persian: str,
    category: str,
    count: int,
    grams: tuple[str, str],
    making: tuple[int, int],
    *,
    has_diamond: bool = False,
) -> Design:
    return Design(
        prefix=prefix,
        english=english,
        persian=persian,
        category=category,
        count=count,
        lightest=Decimal(grams[0]),
        heaviest=Decimal(grams[1]),
        making=making,
        has_diamond=has_diamond,
    )


DESIGNS = (
    _design("RW", "wedding ring", "حلقه", "Wedding rings", 64, ("2.1", "6.4"), (12, 20)),
    _design("RE", "diamond ring", "انگشتر الماس", "Engagement rings", 40, ("2.4", "5.2"), (15, 22), has_diamond=True),
    _design("RS", "signet ring", "انگشتر مردانه", "Signet rings", 24, ("6.0", "14.5"), (8, 14)),
    _design("BA", "bangle", "النگو", "Bangles", 72, ("8.0", "24.0"), (7, 12)),
    _design("BR", "bracelet", "دستبند", "Bracelets", 60, ("3.2", "16.0"), (12, 19)),
    _design("NE", "necklace", "گردنبند", "Necklaces", 48, ("5.5", "32.0"), (14, 20)),
    _design("PE", "pendant", "آویز", "Pendants", 52, ("0.9", "4.8"), (15, 22)),
    _design("EA", "earrings", "گوشواره", "Earrings", 64, ("1.4", "7.5"), (14, 21)),
)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Goods sold by count or by weight: weight in grams of one, stock at the start."""

    sku: str
    english: str
    persian: str
    category: str
    item_class: ItemClass
    fineness: Decimal
    gross: Decimal
    stock: Decimal
    low_at: Decimal
    making_percent: Decimal = Decimal(0)
    tracking: Tracking = Tracking.QUANTITY


def _coin(sku: str, english: str, persian: str, grams: str, stock: int) -> Counted:
    return Counted(
        sku=sku,
        english=english,
        persian=persian,
        category="Coins",
        item_class=ItemClass.COIN,
        fineness=Decimal(900),
        gross=Decimal(grams),
        stock=Decimal(stock),
        low_at=Decimal(8),
    )


def _bar(grams: str, stock: int) -> Counted:
    return Counted(
        sku=f"BAR-{grams.replace('.', '')}",
        english=f"Gold bar {grams} g",
        persian=f"شمش طلا {grams} گرمی",
        category="Bullion",
        item_class=ItemClass.BULLION,
        fineness=Decimal(995),
        gross=Decimal(grams),
        stock=Decimal(stock),
        low_at=Decimal(4),
        making_percent=Decimal(3),
    )


def _chain(sku: str, english: str, persian: str, stock: str, making: int) -> Counted:
    return Counted(
        sku=sku,
        english=english,
        persian=persian,
        category="Chains by weight",
        item_class=ItemClass.ORNAMENT,
        fineness=Decimal(750),
        gross=Decimal(0),
        stock=Decimal(stock),
        low_at=Decimal(60),
        making_percent=Decimal(making),
        tracking=Tracking.WEIGHT,
    )


COUNTED = (
    _coin("COIN-EMAMI", "Emami coin", "سکه امامی", "8.133", 60),
    _coin("COIN-AZADI", "Old Azadi coin", "سکه بهار آزادی", "8.133", 30),
    _coin("COIN-HALF", "Half Azadi coin", "نیم سکه", "4.0665", 45),
    # 2.03325 g, in the four places that weights have.
    _coin("COIN-QUARTER", "Quarter Azadi coin", "ربع سکه", "2.0333", 60),
    _coin("COIN-GERAMI", "Gerami coin", "سکه گرمی", "1.0100", 50),
    _bar("1", 40),
    _bar("2.5", 30),
    _bar("5", 20),
    _bar("10", 12),
    _bar("50", 4),
    _chain("CH-FIGARO", "Figaro chain", "زنجیر فیگارو", "620", 11),
    _chain("CH-CARTIER", "Cartier chain", "زنجیر کارتیه", "480", 12),
    _chain("CH-ROPE", "Rope chain", "زنجیر طنابی", "350", 13),
    _chain("CH-VENETIAN", "Venetian chain", "زنجیر ونیزی", "410", 12),
    _chain("CH-SNAKE", "Snake chain", "زنجیر ماری", "260", 14),
)
