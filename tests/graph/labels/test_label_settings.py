"""What the shop's labels look like."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.labels.models import LabelSettings
from tests.plugins.graphql import Answer, Graph
from tests.plugins.tenants import AddStaff, TokenFor

type Ask = Callable[..., Answer]

FIELDS = """labelSettings { companyPrefix itemReference
  formats { kind width height tail parts dpi writesRfid columns rows marginLeft marginTop } }"""
SAVE = f"""mutation ($input: SaveLabelSettingsInput!) {{ saveLabelSettings(input: $input) {{ __typename
  ... on SaveLabelSettingsSuccess {{ {FIELDS} }} ... on InvalidInput {{ fields {{ path code }} }} }} }}"""
TAG = {
    "kind": "RAT_TAIL", "width": "72.5", "height": "11", "tail": "30", "parts": ["WEIGHT", "BARCODE"], "dpi": 300,
    "writesRfid": True, "columns": 1, "rows": 1, "marginLeft": "0", "marginTop": "0",
}  # fmt: skip
SHEET = {**TAG, "kind": "A4_SHEET", "tail": "0", "columns": 2, "rows": 10}


def save(ask: Ask, *formats: dict[str, Any], prefix: str = "0614141", reference: str = "812345") -> dict[str, Any]:
    choices = {"companyPrefix": prefix, "itemReference": reference, "formats": formats}
    answer: dict[str, Any] = ask(SAVE, {"input": choices}).data["saveLabelSettings"]
    return answer


def test_a_shop_that_changed_nothing_has_presets(ask: Ask) -> None:
    settings = ask(f"{{ {FIELDS} }}").data["labelSettings"]

    assert settings["companyPrefix"] == ""
    assert [(one["kind"], one["width"], one["height"], one["rows"]) for one in settings["formats"]] == [
        ("RAT_TAIL", "80", "12", 1),
        ("SQUARE", "25", "25", 1),
        ("SHELF", "70", "40", 1),
        ("A4_SHEET", "48.5", "25.4", 10),
    ]


def test_settings_are_kept_and_other_formats_stay_as_they_were(ask: Ask) -> None:
    settings = save(ask, TAG, prefix="۰۶۱۴۱۴۱")["labelSettings"]

    assert (settings["companyPrefix"], settings["itemReference"]) == ("0614141", "812345")
    assert settings["formats"][0] == TAG
    assert settings["formats"][1]["width"] == "25"


def test_the_numbers_before_stay_known(ask: Ask) -> None:
    save(ask)
    save(ask, prefix="9521141", reference="012345")
    save(ask)
    save(ask, prefix="", reference="")

    assert LabelSettings.objects.get().earlier_trade_items == ["0614141.812345", "9521141.012345"]


@pytest.mark.parametrize(
    ("prefix", "reference", "field"),
    [
        ("12345", "12345678", "companyPrefix"),
        ("06141x1", "812345", "companyPrefix"),
        ("", "812345", "companyPrefix"),
        ("0614141", "81234", "itemReference"),
        ("0614141", "", "itemReference"),
    ],
)
def test_a_number_that_gs1_does_not_give_is_refused(ask: Ask, prefix: str, reference: str, field: str) -> None:
    assert save(ask, prefix=prefix, reference=reference)["fields"] == [{"path": [field], "code": "NOT_VALID"}]
    assert not LabelSettings.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "field", "code"),
    [
        ({**TAG, "width": "7"}, "width", "OUT_OF_RANGE"),
        ({**TAG, "height": "8.001"}, "height", "OUT_OF_RANGE"),
        ({**TAG, "tail": "70"}, "width", "TOO_LARGE"),
        ({**TAG, "kind": "SHELF"}, "tail", "NOT_VALID"),
        ({**TAG, "dpi": 600}, "dpi", "UNKNOWN"),
        ({**TAG, "parts": []}, "parts", "REQUIRED"),
        ({**TAG, "columns": 2}, "columns", "NOT_VALID"),
        ({**SHEET, "columns": 3}, "width", "TOO_LARGE"),
        ({**SHEET, "rows": 28}, "width", "TOO_LARGE"),
        ({**SHEET, "rows": 0}, "columns", "OUT_OF_RANGE"),
    ],
)
def test_a_format_that_cannot_be_printed_is_refused(ask: Ask, chosen: dict[str, Any], field: str, code: str) -> None:
    assert save(ask, chosen)["fields"] == [{"path": ["formats", "0", field], "code": code}]
    assert not LabelSettings.objects.exists()


def test_a_kind_has_one_format(ask: Ask) -> None:
    assert save(ask, TAG, TAG)["fields"] == [{"path": ["formats"], "code": "REPEATED"}]


def test_a_cashier_prints_and_changes_nothing(graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor) -> None:
    ask = partial(graph, shop=shop, token=token_for(staff(Role.CASHIER), shop))

    assert ask(f"{{ {FIELDS} }}").data["labelSettings"]["companyPrefix"] == ""
    choices = {"companyPrefix": "", "itemReference": "", "formats": []}
    assert ask(SAVE, {"input": choices}).codes == ["FORBIDDEN"]
