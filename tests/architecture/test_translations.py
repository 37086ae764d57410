"""Persian is complete: every text of the server that a person can see has its translation, and it is compiled."""

import gettext
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("project", "schema", "shared_apps", "tenant_apps")
CATALOGUES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("locale/fa/LC_MESSAGES/django.po"))
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def sources() -> Iterator[tuple[Path, bytes]]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path, path.read_bytes()
        for path in (ROOT / package).rglob("templates/**/*.html"):
            # As Django's own makemessages does; without the indentation it is tokens that Python can read.
            yield path, re.sub(r"(?m)^[ \t]+", "", templatize(path.read_text())).encode()


def texts() -> dict[str, str]:
    """Return each text (of a plural, its singular) and the file that says it."""
    said: dict[str, str] = {}
    for path, source in sources():
        for _line, message, _comments, _context in extract("python", BytesIO(source), KEYWORDS):
            said[message if isinstance(message, str) else message[0]] = str(path.relative_to(ROOT))
    return said


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="fa")


def messages() -> list[Message]:
    return [message for path in CATALOGUES for message in catalogue(path) if message.id]


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def test_every_text_has_its_persian() -> None:
    translated = {singular(message) for message in messages() if all(translations(message)) and not message.fuzzy}

    missing = {text: file for text, file in texts().items() if text not in translated}

    assert missing == {}


def test_every_translation_keeps_the_placeholders() -> None:
    broken = [
        text
        for message in messages()
        for text in translations(message)
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(singular(message)))
    ]

    assert broken == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    """If it is not: ``pybabel compile --domain django --directory <the locale folder>``."""
    written = BytesIO()
    write_mo(written, catalogue(path))
    written.seek(0)

    with path.with_suffix(".mo").open("rb") as compiled:
        assert texts_of(compiled) == texts_of(written)


def texts_of(compiled: BinaryIO) -> dict[object, str]:
    content: dict[object, str] = gettext.GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]  # the only way
    return {text: translation for text, translation in content.items() if text}
