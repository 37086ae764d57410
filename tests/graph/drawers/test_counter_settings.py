"""How the shop works at its counters, and what it prints of itself."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.models import CounterSettings
from tests.pictures import JPEG, png
from tests.plugins.graphql import Answer, host_of
from tests.plugins.tenants import AddStaff, TokenFor

type Ask = Callable[..., Answer]
type AskAs = Callable[[User], Ask]

FIELDS = "counterSettings { requiresShift logoUrl taxNumber receiptHeader receiptFooter showsPriceParts textsReceipts }"
SAVE = f"""mutation ($input: SaveCounterSettingsInput!) {{ saveCounterSettings(input: $input) {{ __typename
  ... on SaveCounterSettingsSuccess {{ {FIELDS} }} ... on InvalidInput {{ fields {{ path code }} }} }} }}"""
SET_LOGO = f"""mutation ($input: SetLogoInput!) {{ setLogo(input: $input) {{ __typename
  ... on SetLogoSuccess {{ {FIELDS} }} ... on InvalidInput {{ fields {{ path code }} }} }} }}"""
CHOICES = {
    "requiresShift": True,
    "taxNumber": " 411 ",
    "receiptHeader": "Since 1950\nGoldsmiths",
    "receiptFooter": "Welcome back",
    "showsPriceParts": False,
    "textsReceipts": True,
}

type Upload = Callable[[bytes | None, User], dict[str, Any]]


@pytest.fixture
def upload(client: Client, shop: Tenant, token_for: TokenFor) -> Upload:
    """Send a logo as a browser does, or null."""

    def send(content: bytes | None, person: User) -> dict[str, Any]:
        headers = {"Host": host_of(shop), "Authorization": f"Bearer {token_for(person, shop)}"}
        body = {
            "operations": json.dumps({"query": SET_LOGO, "variables": {"input": {"file": None}}}),
            "map": json.dumps({} if content is None else {"0": ["variables.input.file"]}),
        }
        if content is not None:
            body["0"] = SimpleUploadedFile("logo.svg", content)  # type: ignore[assignment]  # what a test's client takes
        with in_tenant(shop):
            answer: dict[str, Any] = json.loads(client.post("/graphql", body, headers=headers).content)
        return answer

    return send


@pytest.fixture(autouse=True)
def files(shop: Tenant) -> Iterator[None]:
    yield
    default_storage.remove_all()  # type: ignore[attr-defined]  # our own storage


def test_a_shop_that_changed_nothing_has_the_defaults(ask_as: AskAs, owner: User) -> None:
    answer = ask_as(owner)(f"{{ {FIELDS[:-1]} denominations countedMethods }} }}").data["counterSettings"]

    assert answer == {
        "requiresShift": False,
        "logoUrl": None,
        "taxNumber": "",
        "receiptHeader": "",
        "receiptFooter": "",
        "showsPriceParts": True,
        "textsReceipts": False,
        "denominations": [
            "2000000", "1000000", "500000", "100000", "50000", "20000", "10000", "5000", "2000", "1000",
        ],
        "countedMethods": ["CASH", "CARD", "TRANSFER", "CHEQUE", "OTHER"],
    }  # fmt: skip


def test_settings_are_kept(ask_as: AskAs, owner: User) -> None:
    answer = ask_as(owner)(SAVE, {"input": CHOICES}).data["saveCounterSettings"]

    assert answer["counterSettings"] == {**CHOICES, "taxNumber": "411", "logoUrl": None}
    assert CounterSettings.objects.get().requires_shift


def test_a_text_that_is_too_long_changes_nothing(ask_as: AskAs, owner: User) -> None:
    answer = ask_as(owner)(SAVE, {"input": {**CHOICES, "receiptFooter": "x" * 301}}).data["saveCounterSettings"]

    assert answer["fields"] == [{"path": ["receiptFooter"], "code": "TOO_LONG"}]
    assert not CounterSettings.objects.exists()


@pytest.mark.parametrize(("content", "media_type"), [(png(40, 20), "image/png"), (JPEG, "image/jpeg")])
def test_a_logo_is_kept_by_its_content_and_shown(
    client: Client, shop: Tenant, owner: User, token_for: TokenFor, upload: Upload, content: bytes, media_type: str
) -> None:
    url = upload(content, owner)["data"]["setLogo"]["counterSettings"]["logoUrl"]

    answer = client.get(url, headers={"Host": host_of(shop), "Authorization": f"Bearer {token_for(owner, shop)}"})

    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (200, content, media_type)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "NOT_AN_IMAGE"),
        (png(1, 1) + bytes(600_000), "TOO_LARGE"),
        (png(40, 20)[:50], "DAMAGED"),
    ],
)
def test_what_is_no_picture_leaves_the_logo_as_it_was(owner: User, upload: Upload, content: bytes, code: str) -> None:
    CounterSettings.objects.create(logo=default_storage.save("counter/logo.png", ContentFile(png(1, 1))))

    answer = upload(content, owner)["data"]["setLogo"]

    assert answer["fields"] == [{"path": ["file"], "code": code}]
    assert default_storage.listdir("counter")[1] == ["logo.png"]
    assert CounterSettings.objects.get().logo == "counter/logo.png"


def test_the_logo_before_goes_with_the_new_one(
    owner: User, upload: Upload, django_capture_on_commit_callbacks: Any
) -> None:
    upload(png(40, 20), owner)
    with django_capture_on_commit_callbacks(execute=True):
        upload(JPEG, owner)

    assert default_storage.listdir("counter")[1] == ["logo.jpg"]
    with django_capture_on_commit_callbacks(execute=True):
        url = upload(None, owner)["data"]["setLogo"]["counterSettings"]["logoUrl"]

    assert url is None
    assert default_storage.listdir("counter")[1] == []


@pytest.mark.parametrize("role", [Role.CASHIER, Role.ACCOUNTANT, Role.GOLDSMITH])
def test_only_who_manages_the_counters_changes_them(ask_as: AskAs, staff: AddStaff, upload: Upload, role: Role) -> None:
    person = staff(role)

    assert ask_as(person)(SAVE, {"input": CHOICES}).codes == ["FORBIDDEN"]
    assert upload(png(1, 1), person)["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert not CounterSettings.objects.exists()
