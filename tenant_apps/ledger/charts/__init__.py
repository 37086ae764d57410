"""The charts of accounts that shops start with: one module a country, with the source of its codes."""

from collections.abc import Mapping
from types import MappingProxyType

from tenant_apps.ledger.charts import europe, gulf, india, iran, neutral, turkey, united_states
from tenant_apps.ledger.charts.chart import Chart

CHARTS: Mapping[str, Chart] = MappingProxyType(
    {
        "IR": iran.CHART,
        "IN": india.CHART,
        "AE": gulf.CHART,
        "SA": gulf.CHART,
        "TR": turkey.CHART,
        "US": united_states.CHART,
        "DE": europe.CHART,
    }
)


def chart_for(country: str) -> Chart:
    """Return the chart of a country (ISO 3166), or the neutral one."""
    return CHARTS.get(country, neutral.CHART)
