"""Find uv, or fetch the pinned one from the Python package index."""

import base64
import hashlib
import html
import io
import os
import platform
import re
import shutil
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

from deploy.setup.terminal import TOOLS, SetupFailed, answers, tell

VERSION = "0.13.8"
OLDEST_ACCEPTED = (0, 9)
WHEELS = {
    ("Linux", "x86_64"): (
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984",
    ),
    ("Linux", "aarch64"): (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "0b3e8b1a4f5e405e31e2ff33de8af4744831e9f7338539671efbd8c3c94e791d",
    ),
    ("Darwin", "x86_64"): (
        "macosx_10_12_x86_64",
        "b7124ca1956ec2e476a1003ea5715a15f0266afaec37f4dc9c6972ba8183e6d1",
    ),
    ("Darwin", "arm64"): (
        "macosx_11_0_arm64",
        "62b6943c7fd64fac6854f780bea6e0359e5a5bc3241f83ee357bb38276afac49",
    ),
}


def find_uv() -> Path:
    """Return a uv that is recent enough, fetching one when the machine has none.

    Raises:
        SetupFailed: there is none, and none can be fetched.
    """
    own = TOOLS / "bin" / "uv"
    on_path = shutil.which("uv")
    for candidate in (Path(on_path) if on_path else own, own):
        if _version(candidate) >= OLDEST_ACCEPTED:
            return candidate
    tell(f"Fetching uv {VERSION}, which installs Python and its packages")
    _fetch(own)
    return own


def _version(program: Path) -> tuple[int, ...]:
    numbers = re.search(r"(\d+)\.(\d+)", answers([program, "--version"]) or "")
    return tuple(map(int, numbers.groups())) if numbers else ()


def _fetch(target: Path) -> None:
    machine = (platform.system(), platform.machine())
    if machine not in WHEELS:
        raise SetupFailed(f"There is no uv for {' '.join(machine)} here: install uv {VERSION} yourself and try again.")
    tag, expected = WHEELS[machine]
    wheel = f"uv-{VERSION}-py3-none-{tag}.whl"
    index = _index()
    try:
        page, address = _read(f"{index}/uv/")
        content, _ = _read(_link(page.decode(), wheel, address))
    except (OSError, ValueError) as error:
        raise SetupFailed(f"uv cannot be fetched from {_without_secrets(index)}: {error}.") from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise SetupFailed(f"The {wheel} at {_without_secrets(index)} is not the one that Zargar expects.")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        draft.write_bytes(archive.read(f"uv-{VERSION}.data/scripts/uv"))
    draft.chmod(0o755)
    draft.rename(target)


def _index() -> str:
    names = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")
    chosen = next((os.environ[name] for name in names if os.environ.get(name)), "https://pypi.org/simple")
    # uv lets an index have a name: "company=https://…"
    return re.sub(r"^[\w-]+=(?=\w+://)", "", chosen).rstrip("/")


def _link(page: str, wheel: str, address: str) -> str:
    """Find a file's address on the index's page, be it HTML or JSON."""
    # The JSON form names the file alone as well; an address has a slash.
    found = re.search(rf"""["']([^"']*/{re.escape(wheel)})(?:#[^"']*)?["']""", page)
    if found is None:
        raise ValueError(f"{wheel} is not there")
    return urllib.parse.urljoin(address, html.unescape(found[1]))


def _read(url: str) -> tuple[bytes, str]:
    """Return what is at an address, and the address where it was found in the end."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in {"http", "https", "file"}:
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
