"""What the server says can be said in Persian: all of it, through the graph, with its facts in their places."""

import uuid
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import unfold
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, override

from project.errors import LimitReached
from project.translations import CHECKOUT, KEYWORDS, METHODS, extract_template, problems, read_catalogue
from shared_apps.plans.choices import Limit
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.errors import RateMissing
from tests.plugins.graphql import Graph
from tests.plugins.tenants import PASSWORD

HEADER = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
# Unfold says these to whoever wrote a wrong admin.
SAID_TO_PROGRAMMERS = {
    "Dataset not found. No action performed.",
    "You can not create nested object without parent",
    (
        'Field <strong class="font-semibold">{field_name}</strong> is not an autocomplete field. '
        "Please add it to the `autocomplete_fields` list."
    ),
}


def catalogue(entry: str) -> Catalog:
    return read_po(BytesIO((HEADER + entry).encode()), locale="fa")


def test_the_persian_catalogue_is_complete() -> None:
    assert list(problems(read_catalogue())) == []


def test_what_we_say_for_the_libraries_is_as_good() -> None:
    with (CHECKOUT / "shared_apps/console/locale/fa/LC_MESSAGES/django.po").open("rb") as file:
        assert list(problems(read_po(file, locale="fa"))) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Gold"\nmsgstr ""', "'Gold': not translated"),
        ('#, fuzzy\nmsgid "Gold"\nmsgstr "نقره"', "'Gold': a guess that nobody confirmed (fuzzy)"),
        ('#~ msgid "Gold"\n#~ msgstr "طلا"', "'Gold': nothing in the code says this any more"),
        ('msgid "%(grams)s g"\nmsgstr "%(gram)s گرم"', "'%(grams)s g': other placeholders in '%(gram)s گرم'"),
        ('msgid "At most %s."\nmsgstr "حداکثر."', "'At most %s.': other placeholders in 'حداکثر.'"),
        (
            'msgid "%d shop"\nmsgid_plural "%d shops"\nmsgstr[0] "%d فروشگاه"',
            "('%d shop', '%d shops'): not translated",
        ),
        (
            'msgid "%d shop"\nmsgid_plural "%d shops"\nmsgstr[0] "%d فروشگاه"\nmsgstr[1] "فروشگاه‌ها"',
            "('%d shop', '%d shops'): other placeholders in 'فروشگاه\\u200cها'",
        ),
    ],
)
def test_what_would_be_wrong_is_said(entry: str, problem: str) -> None:
    assert list(problems(catalogue(entry))) == [problem]


def test_templates_are_read_like_python() -> None:
    template = (
        '{% load i18n %}\n<div>\n    <p>{% translate "One" %}</p>\n  {% blocktranslate count n=n %}'
        "{{ n }} shop{% plural %}{{ n }} shops{% endblocktranslate %}\n</div>"
    )

    said = [
        (line, message) for line, _, message, _ in extract_template(BytesIO(template.encode()), list(KEYWORDS), (), {})
    ]

    assert said[0] == (3, "One")
    assert said[1] == (4, ("%(n)s shop", "%(n)s shops", None))


def test_the_console_says_nothing_in_english() -> None:
    said = {
        message
        for name, _, message, _, _ in extract_from_dir(Path(unfold.__file__).parent, METHODS, keywords=KEYWORDS)
        if not name.startswith("contrib/")
    }

    with override("fa"):
        english = {
            text for text in said if (gettext(text) if isinstance(text, str) else ngettext(text[0], text[1], 2)) in text
        }

    assert english == SAID_TO_PROGRAMMERS


def test_a_refusal_is_told_in_the_language_of_the_request(graph: Graph, shop: Tenant) -> None:
    log_in = "mutation ($input: LogInInput!) { logIn(input: $input) { ... on Problem { code message } } }"
    wrong = {"login": "owner", "password": "wrong", "clientId": str(uuid.uuid4()), "delivery": "BEARER"}

    persian = graph(log_in, {"input": wrong}, shop=shop, language="fa").data["logIn"]
    english = graph(log_in, {"input": wrong}, shop=shop, language="en").data["logIn"]

    assert persian == {"code": "WRONG_CREDENTIALS", "message": "نام یا گذرواژه درست نیست."}
    assert english == {"code": "WRONG_CREDENTIALS", "message": "The name or the password is not right."}


def test_an_error_of_the_request_is_told_in_its_language(graph: Graph, shop: Tenant) -> None:
    answer = graph("{ items(first: 1) { edges { cursor } } }", shop=shop, language="fa")

    assert [error["message"] for error in answer.content["errors"]] == ["لطفاً وارد شوید."]


def test_every_field_is_told_what_is_wrong_with_it(graph: Graph, db: None) -> None:
    sign_up = """
        mutation ($input: SignUpInput!) {
          signUp(input: $input) { ... on InvalidInput { message fields { path message } } }
        }
    """
    form: dict[str, Any] = {
        "idempotencyKey": str(uuid.uuid4()),
        "companyName": "",
        "subdomain": "zarrin",
        "country": "XX",
        "language": "fa",
        "ownerName": "زهرا زرین",
        "ownerEmail": "zahra@zarrin.example",
        "ownerUsername": "zahra",
        "ownerPassword": PASSWORD,
    }

    missing = graph(sign_up, {"input": form}, language="fa").data["signUp"]
    short = graph(
        sign_up, {"input": {**form, "companyName": "زرین", "country": "IR", "ownerPassword": "kz8"}}, language="fa"
    ).data["signUp"]

    assert missing["message"] == "بخشی از اطلاعات وارد نشده یا درست نیست."
    assert {field["path"][0]: field["message"] for field in missing["fields"]} == {
        "companyName": "این مورد لازم است.",
        "country": "لطفاً یکی از کشورها را انتخاب کنید.",
    }
    assert [field["message"] for field in short["fields"]] == [
        "این گذرواژه کوتاه است. گذرواژه باید دست‌کم 10 نویسه داشته باشد."
    ]


@override("fa")
def test_facts_stand_in_their_places_in_words_of_the_language() -> None:
    limit = LimitReached(limit=Limit.ITEMS.value, allowed=100, plan="Starter", things=Limit.ITEMS.label)

    assert limit.message == "طرح «Starter» شما تا 100 کالا را می‌پذیرد."
    assert RateMissing(metal="XAU").message == "نرخی برای طلا ثبت نشده است."


@pytest.mark.parametrize("count", [0, 1, 2, 11])
def test_a_counted_thing_stays_singular_in_persian(count: int) -> None:
    with override("fa"):
        told = ngettext("%(count)d shop is suspended.", "%(count)d shops are suspended.", count) % {"count": count}

    assert told == f"{count} فروشگاه تعلیق شد."
