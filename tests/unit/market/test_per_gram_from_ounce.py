from decimal import Decimal

from shared_apps.market.quotation import GRAMS_PER_TROY_OUNCE, per_gram_from_ounce


def test_a_troy_ounce_is_480_grains() -> None:
    assert Decimal("31.1034768") == GRAMS_PER_TROY_OUNCE


def test_the_gram_has_six_places_rounded_half_up() -> None:
    assert per_gram_from_ounce(Decimal(4228)) == Decimal("135.933356")
    assert per_gram_from_ounce(GRAMS_PER_TROY_OUNCE * Decimal("1.0000005")) == Decimal("1.000001")
