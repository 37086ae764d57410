"""``python -m project.translations extract|check``: what the back end says, collected into the Persian catalogue.

The set-up compiles the catalogue. Nothing here needs GNU gettext, which many machines lack.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages import Catalog, Message
from babel.messages.catalog import PYTHON_FORMAT
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

CHECKOUT = Path(__file__).resolve().parent.parent
CATALOGUE = CHECKOUT / "project" / "locale" / "fa" / "LC_MESSAGES" / "django.po"
SOURCES = ("project", "schema", "shared_apps", "tenant_apps")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")},
    "gettext_noop": None,
}
METHODS = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "project.translations:extract_template"),
]


def extract_template(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Any]:
    """Extract from a Django template, which Django turns into something like Python with the same lines."""
    calls = templatize(file.read().decode())
    # What is left of the markup is indented as no Python may be.
    lines = "\n".join(line.lstrip() for line in calls.splitlines())
    return extract_python(BytesIO(lines.encode()), keywords, tags, options)


def read_catalogue() -> Catalog:
    """Return the catalogue with the messages of the code: new ones without words, those out of use as obsolete."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="fa")
    template = Catalog()
    for source in SOURCES:
        for name, line, message, comments, context in extract_from_dir(
            CHECKOUT / source, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            template.add(message, locations=[(f"{source}/{name}", line)], auto_comments=comments, context=context)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return catalogue


def extract() -> None:
    catalogue = read_catalogue()
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)


def problems(catalogue: Catalog) -> Iterator[str]:
    """Say in one line each what keeps the catalogue from being complete and safe to use."""
    for message in catalogue:
        if message.id:
            yield from (f"{message.id!r}: {problem}" for problem in _problems_of(message))
    for message in catalogue.obsolete.values():
        yield f"{message.id!r}: nothing in the code says this any more"


def _problems_of(message: Message) -> Iterator[str]:
    sources, forms = _forms(message.id), _forms(message.string)
    if not all(forms):
        yield "not translated"
        return
    if message.fuzzy:
        yield "a guess that nobody confirmed (fuzzy)"
    for source, form in zip_longest(sources, forms, fillvalue=sources[-1]):
        if _placeholders(source) != _placeholders(form):
            yield f"other placeholders in {form!r}"


def _forms(text: Any) -> list[str]:
    """Return the one text, or the singular and the plural."""
    return list(text) if isinstance(text, tuple | list) else [text]


def _placeholders(text: str) -> set[Any]:
    return set(PYTHON_FORMAT.findall(text))


def check() -> int:
    found = list(problems(read_catalogue()))
    for line in found:
        sys.stderr.write(f"{CATALOGUE.relative_to(CHECKOUT)}: {line}\n")
    if found:
        sys.stderr.write("Run `make messages`, translate what is new, and delete what is obsolete.\n")
    return len(found)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["extract"]:
            extract()
        case ["check"]:
            sys.exit(check() > 0)
        case _:
            sys.exit(__doc__)
