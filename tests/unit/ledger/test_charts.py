import pytest

from tenant_apps.ledger.charts import CHARTS, chart_for, neutral
from tenant_apps.ledger.charts.chart import Chart, Use
from tenant_apps.ledger.choices import PartCode

ALL = [*CHARTS.values(), neutral.CHART]


def test_every_part_but_one_by_hand_has_a_row_in_the_posting_table() -> None:
    assert set(neutral.CHART.rules) == set(PartCode) - {PartCode.MANUAL}


@pytest.mark.parametrize("chart", ALL)
def test_a_chart_has_one_code_and_both_names_for_every_use(chart: Chart) -> None:
    codes = [account.code for account in chart.accounts]

    assert len(set(codes)) == len(codes) == len(Use)
    assert all(account.names.keys() == {"en", "fa"} for account in chart.accounts)
    assert chart.source


def test_a_country_without_a_chart_gets_the_neutral_one() -> None:
    assert chart_for("GB") is neutral.CHART
    assert chart_for("IR") is not neutral.CHART


def test_turkish_codes_are_those_of_the_uniform_chart() -> None:
    codes = chart_for("TR").codes

    assert (codes[Use.CASH], codes[Use.RECEIVABLES], codes[Use.SALES_TAX]) == ("100.01", "120.01", "391.01")
