"""The real series, against aggregates that were computed from them elsewhere."""

import json
import statistics
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shared_apps.market.errors import ProviderAnswerInvalid
from shared_apps.market.providers.gold_monthly_csv import GoldMonthlyCsv
from shared_apps.market.providers.iran_gold import IranGold
from shared_apps.market.providers.iran_market import iran_prices
from shared_apps.market.quotation import GRAMS_PER_TROY_OUNCE

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
GOLD = DATA / "gold_monthly_usd.csv"
IRAN = DATA / "iran_coin_fx_toman_daily.csv.gz"
DOLLAR_IN_RIALS = DATA / "usd_irr_rial_daily.csv"

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="The real series lie in ../shared/data, which is not here.")


def truth(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / f"{name}.truth.json").read_text(), parse_float=Decimal)
    return content


@needs_data
def test_the_last_month_of_gold_equals_the_truth() -> None:
    told = truth("gold_monthly_usd")

    last = GoldMonthlyCsv(GOLD).fetch().quotations[-1]

    assert last.per_fine_gram == told["usd_per_gram_24k_last"]
    assert Decimal(str(told["grams_per_troy_ounce_used"])) == GRAMS_PER_TROY_OUNCE
    assert last.quoted_at == datetime(2026, 7, 1, tzinfo=UTC)


@needs_data
def test_the_yearly_means_of_gold_equal_the_truth() -> None:
    ounces = GoldMonthlyCsv(GOLD).ounces()

    by_year: dict[str, list[Decimal]] = {}
    for month, ounce in ounces.items():
        by_year.setdefault(month[:4], []).append(ounce)

    means = {year: round(sum(months, Decimal()) / len(months), 3) for year, months in by_year.items()}
    told = {year: Decimal(str(mean)) for year, mean in truth("gold_monthly_usd")["annual_mean_of_monthly"].items()}
    assert means.keys() == told.keys()
    assert all(abs(means[year] - told[year]) <= Decimal("0.001") for year in told)


@needs_data
def test_a_yearly_average_told_twelve_times_counts_once() -> None:
    answer = GoldMonthlyCsv(GOLD).fetch()

    assert Counter(problem.code for problem in answer.problems) == {"REPEATED_YEARLY_AVERAGE": 127 * 11}
    assert len(answer.quotations) == truth("gold_monthly_usd")["rows"] - 127 * 11
    assert [one.quoted_at.year for one in answer.quotations[:3]] == [1834, 1835, 1836]


@needs_data
def test_wrong_rows_of_the_iranian_series_are_reported_and_not_used() -> None:
    prices, problems = iran_prices(IRAN)

    per_code = truth("iran_coin_fx_toman_daily")["per_code"].values()
    assert Counter(problem.code for problem in problems) == {
        "BUY_ABOVE_SELL": sum(code["rows_buy_gt_sell"] for code in per_code),
        "ZERO_OR_EMPTY": sum(code["rows_zero_or_null"] for code in per_code),
    }
    assert len(prices) == 54_852 - len(problems)
    dropped_digit = {date(2015, 6, day) for day in (6, 7, 8, 9)}
    assert dropped_digit.isdisjoint(price.day for price in prices if price.code == "azadi1_2")


@needs_data
def test_a_toman_is_ten_rials() -> None:
    prices, _ = iran_prices(IRAN)

    last_sells = {price.code: price.sell for price in prices}
    told = truth("iran_coin_fx_toman_daily")["per_code"]
    assert last_sells == {code: facts["last_sell"] * 10 for code, facts in told.items()}


@needs_data
def test_two_files_in_two_units_tell_the_same_dollar() -> None:
    toman_file = {price.day: price.sell for price in iran_prices(IRAN)[0] if price.code == "usd"}
    rial_file = {price.day: price.sell for price in iran_prices(DOLLAR_IN_RIALS)[0]}

    ratios = [Decimal(rial_file[day]) / toman_file[day] for day in toman_file.keys() & rial_file.keys()]

    # 9.98 when both are taken for the same unit
    assert round(statistics.median(ratios), 3) == Decimal("0.998")


@needs_data
def test_a_gram_in_rials_is_the_ounce_times_the_dollar_and_says_so() -> None:
    answer = IranGold(ounces=GOLD, dollars=IRAN).fetch()

    last = answer.quotations[-1]
    dollar = next(
        price.sell for price in iran_prices(IRAN)[0] if price.code == "usd" and price.day == date(2026, 6, 30)
    )
    assert last.per_fine_gram == round(Decimal(4228) * dollar / GRAMS_PER_TROY_OUNCE, 6)
    assert last.quoted_at.astimezone(UTC) == datetime(2026, 6, 30, 20, 30, tzinfo=UTC)
    assert last.source == "reckoned: monthly ounce × free-market dollar"


@needs_data
def test_days_without_an_ounce_are_left_out_rather_than_given_an_old_one() -> None:
    answer = IranGold(ounces=GOLD, dollars=IRAN).fetch()

    assert sum(problem.code == "NO_OUNCE_PRICE" for problem in answer.problems) == 52
    assert len(answer.quotations) == 5_065 - 2 - 52


def test_a_jump_of_more_than_half_is_reported_and_not_used(tmp_path: Path) -> None:
    file = tmp_path / "iran.csv"
    file.write_text(
        "date_gregorian,date_jalali,code,name,sell_toman,buy_toman\n"
        "2020/01/01,1398/10/11,usd,US Dollar,13000,12900\n"
        "2020/01/02,1398/10/12,usd,US Dollar,1310,1300\n"
        "2020/01/03,1398/10/13,usd,US Dollar,13200,13100\n"
        "2020/01/04,1398/10/14,usd,US Dollar,13.5,13\n"
        "2020/13/05,1398/10/15,usd,US Dollar,13300,13200\n"
        "2020/01/06,1398/10/16\n"
    )

    prices, problems = iran_prices(file)

    assert [price.sell for price in prices] == [130_000, 132_000]
    assert [(problem.row, problem.code) for problem in problems] == [
        (3, "JUMP"),
        (5, "NOT_READABLE"),
        (6, "NOT_READABLE"),
        (7, "NOT_READABLE"),
    ]


def test_a_file_with_other_columns_is_refused_because_its_unit_is_unknown(tmp_path: Path) -> None:
    file = tmp_path / "iran.csv"
    file.write_text("date,sell\n2020/01/01,13000\n")

    with pytest.raises(ProviderAnswerInvalid):
        iran_prices(file)
    with pytest.raises(ProviderAnswerInvalid):
        GoldMonthlyCsv(file).fetch()


def test_rows_of_gold_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "gold.csv"
    file.write_text("Date,Price\n1959-12,35.1\n2020-01,abc\n2020-02,-5\n2020-03,NaN\n2020-13,1\n2020-12,1895.1\n2021\n")

    answer = GoldMonthlyCsv(file).fetch()

    assert [(problem.row, problem.code) for problem in answer.problems] == [
        (3, "NOT_READABLE"),
        (4, "NOT_POSITIVE"),
        (5, "NOT_POSITIVE"),
        (6, "NOT_READABLE"),
        (8, "NOT_READABLE"),
    ]
    assert [one.quoted_at for one in answer.quotations] == [
        datetime(1960, 1, 1, tzinfo=UTC),
        datetime(2021, 1, 1, tzinfo=UTC),
    ]
