from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from shared_apps.market.choices import Metal, RateStatus
from shared_apps.market.errors import RateNotValid
from shared_apps.market.models import MetalRate
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.load_rate_history import LoadedHistory, load_rate_history

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def months(*prices: str) -> list[Quotation]:
    return [
        Quotation(
            metal=Metal.GOLD,
            currency="XTS",
            per_fine_gram=Decimal(price),
            source="test",
            quoted_at=datetime(2020, month, 1, tzinfo=UTC),
        )
        for month, price in enumerate(prices, start=1)
    ]


def load(*prices: str) -> LoadedHistory:
    return load_rate_history(board=MetalRate, quotations=months(*prices))


def test_each_rate_is_compared_with_the_one_before_it_in_the_series() -> None:
    assert load("10", "14", "20") == LoadedHistory(applied=3, known=0, held=0)
    changes = list(MetalRate.objects.order_by("quoted_at").values_list("change_percent", flat=True))
    assert changes == [None, Decimal(40), Decimal("42.8571")]


def test_a_wrong_digit_is_held_and_the_series_goes_on_from_the_last_good_rate() -> None:
    assert load("10", "1.1", "12") == LoadedHistory(applied=2, known=0, held=1)
    assert MetalRate.objects.held().get().per_fine_gram == Decimal("1.1")


def test_loading_again_adds_only_what_is_new() -> None:
    load("10", "11")

    assert load("10", "11", "12") == LoadedHistory(applied=1, known=2, held=0)
    assert MetalRate.objects.count() == 3


def test_one_rate_that_cannot_be_leaves_nothing() -> None:
    with pytest.raises(RateNotValid):
        load("10", "0")

    assert not MetalRate.objects.exists()


def test_the_number_of_statements_does_not_grow_with_the_series(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    # savepoint, the rate before, the known ones, one insert, release
    with django_assert_num_queries(5):
        load(*["10"] * 12)


@pytest.mark.skipif(not DATA.is_dir(), reason="The real series lie in ../shared/data, which is not here.")
def test_the_command_loads_both_real_series_and_says_what_it_left_out() -> None:
    out = StringIO()

    call_command("load_rates", DATA / "gold_monthly_usd.csv", iran=DATA / "iran_coin_fx_toman_daily.csv.gz", stdout=out)

    assert out.getvalue().splitlines() == [
        "GoldMonthlyCsv: 925 loaded, 0 known before, 0 held",
        "  1397 × REPEATED_YEARLY_AVERAGE, first in row 2: 1833-01 is not a month's price",
        "IranGold: 5011 loaded, 0 known before, 0 held",
        "  3 × ZERO_OR_EMPTY, first in row 2: 2012-10-09 usd 35500 / 0 IRR",
        "  11 × BUY_ABOVE_SELL, first in row 553: 2013-01-28 aed 8900 / 9500 IRR",
        "  52 × NO_OUNCE_PRICE, first in row 54287: 2026-07-01: the month has no figure",
    ]
    rate = MetalRate.objects.in_force(metal="XAU", currency="USD", at=datetime(2026, 11, 20, tzinfo=UTC))
    assert rate is not None
    assert (rate.per_fine_gram, rate.status) == (Decimal("135.933356"), RateStatus.APPLIED)


def test_a_wrong_file_is_one_clear_sentence(tmp_path: Path) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("a,b\n1,2\n")

    with pytest.raises(CommandError, match=r"prices.csv does not have the columns"):
        call_command("load_rates", file)

    assert not MetalRate.objects.exists()
