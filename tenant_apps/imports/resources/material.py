"""What other programs write for a metal and its fineness: “Gold 14ct.”, “14K YG”, “Au585”, “طلای ۱۸ عیار”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from shared_apps.market.choices import Metal
from tenant_apps.catalog.normalise import normalised
from tenant_apps.imports.resources.refused import CellRefused
from tenant_apps.pricing.fineness import FINENESS_OF_KARAT

GOLD, SILVER, PLATINUM, PALLADIUM = Metal.GOLD.value, Metal.SILVER.value, Metal.PLATINUM.value, Metal.PALLADIUM.value
# The trade's other karats: ours are those that shops mostly hold.
KARATS: Mapping[int, Decimal] = {**FINENESS_OF_KARAT, 10: Decimal(417), 20: Decimal(833)}
_WORDS = {
    GOLD: "gold xau au golden gelbgold weissgold rotgold rosegold yellowgold whitegold yg wg rg oro or altin altın"
    " طلا طلای زر ذهب золото",
    SILVER: "silver xag ag sterling silber argent argento plata gumus نقره فضه серебро",
    PLATINUM: "platinum xpt pt plat platin platine platino پلاتین بلاتین платина",
    PALLADIUM: "palladium xpd pd palladio پالادیوم بالادیوم палладий",
}
_METAL_OF = {word: metal for metal, words in _WORDS.items() for word in words.split()}
_PLATED = re.compile(r"plat(ed|ing)|filled|vermeil|vergoldet|versilbert|double|plaque|kaplama|آبکاری|روکش|مطلی")
_KARAT = re.compile(r"(?<![\d.])(\d{1,2}) ?(?:kt?s?|cts?|[kc]arats?|kr|ayar|عیار|قیراط)(?![^\W\d_])")
_KARAT_BEFORE = re.compile(r"(?<![^\W_])(?:k|عیار) ?(\d{1,2})(?![\d.])")
_PER_MILLE = re.compile(r"(?<![\d.])(\d{3}(?:[.,]\d)?|1000)(?![\d])")
_WORD = re.compile(r"[^\W\d_]+")
_STERLING = Decimal(925)
_TOP = Decimal(1000)
# 22 karat is stamped 916 or 917.
_NEAR = Decimal(5)


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """A metal's code and its fineness in per mille; None where the text does not say."""

    metal: str | None
    fineness: Decimal | None


def material_of(text: str) -> Material:
    """Return what the text says of metal and fineness; nothing at all where it is about something else.

    Raises:
        CellRefused: it is plated, of several metals, or of a karat that nobody stamps: a guess would be wrong money.
    """
    plain = normalised(text)
    if _PLATED.search(plain):
        raise CellRefused("PLATED", _("This is plated: write the metal that it is made of."))
    words = [word for word in _WORD.findall(plain) if word in _METAL_OF]
    metals = {_METAL_OF[word] for word in words}
    if len(metals) > 1:
        raise CellRefused("SEVERAL_METALS", _("This names several metals: write the main one."))
    fineness = _fineness_in(plain)
    if fineness is None and "sterling" in words:
        fineness = _STERLING
    return Material(metal=metals.pop() if metals else None, fineness=fineness)


def _fineness_in(plain: str) -> Decimal | None:
    karats = {int(found) for pattern in (_KARAT, _KARAT_BEFORE) for found in pattern.findall(plain)}
    stamps = {Decimal(found.replace(",", ".")) for found in _PER_MILLE.findall(plain)}
    if unknown := karats - KARATS.keys():
        raise CellRefused(
            "UNKNOWN_KARAT", _("The trade knows no such karat. Write the fineness, such as 750.")
        ) from KeyError(unknown)
    by_karat = {KARATS[karat] for karat in karats}
    said = stamps or by_karat
    differs = any(abs(stamp - other) > _NEAR for stamp in said for other in by_karat)
    if len(said) > 1 or differs or any(not 0 < stamp <= _TOP for stamp in said):
        raise CellRefused("SEVERAL_FINENESSES", _("This names several finenesses: write one."))
    return said.pop() if said else None
