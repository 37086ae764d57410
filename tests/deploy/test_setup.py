"""The set-up runs on the machine's own Python, skips what is done, and takes programs only from the expected wheels."""

import ast
import hashlib
import json
import os
import threading
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from deploy.setup import pgbouncer, steps
from deploy.setup.index import Wheel, fetch_program, link_on_page
from deploy.setup.node import is_recent_enough
from deploy.setup.terminal import CHECKOUT, SetupFailed

NAME = "tool-1.0-py3-none-any.whl"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package index on this machine that holds one wheel."""
    page = tmp_path / "tool"
    page.mkdir()
    (page / "index.html").write_text(f'<a href="../files/{NAME}#sha256=0">{NAME}</a>')
    (tmp_path / "files").mkdir()
    with zipfile.ZipFile(tmp_path / "files" / NAME, "w") as archive:
        archive.writestr("bin/tool", "#!/bin/sh\n")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(tmp_path))) as server:
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"company=http://someone:secret@127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield tmp_path
        server.shutdown()
        thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def wheel(sha256: str) -> Wheel:
    return Wheel(project="tool", name=NAME, sha256=sha256, program="bin/tool")


def test_every_file_is_python_3_11() -> None:
    for path in (CHECKOUT / "deploy" / "setup").glob("*.py"):
        ast.parse(path.read_text(), feature_version=(3, 11))


def test_program_of_the_expected_wheel_is_taken(index: Path) -> None:
    content = (index / "files" / NAME).read_bytes()
    target = index / "made" / "tool"

    fetch_program(wheel(hashlib.sha256(content).hexdigest()), target)

    assert target.read_text() == "#!/bin/sh\n"
    assert target.stat().st_mode & 0o777 == 0o755


def test_another_wheel_under_the_same_name_is_refused_without_showing_the_password(index: Path) -> None:
    target = index / "tool-program"

    with pytest.raises(SetupFailed, match="is not the one that Zargar expects") as refusal:
        fetch_program(wheel("0" * 64), target)

    assert "secret" not in str(refusal.value)
    assert not target.exists()


def test_index_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")

    with pytest.raises(
        SetupFailed, match=r"^tool-1\.0-py3-none-any\.whl cannot be fetched from http://127\.0\.0\.1:9/"
    ):
        fetch_program(wheel("0" * 64), tmp_path / "tool")


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="https://files.example/a/{NAME}#sha256=12">{NAME}</a>',
        f"<a href='../../a/{NAME}'>{NAME}</a>",
        json.dumps({"files": [{"filename": NAME, "url": f"https://files.example/a/{NAME}"}]}),
    ],
)
def test_address_is_found_in_html_and_json(page: str) -> None:
    assert link_on_page(page, NAME, "https://files.example/simple/tool/") == f"https://files.example/a/{NAME}"


def test_step_runs_again_only_when_an_input_changes_or_its_result_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(steps, "TOOLS", tmp_path)
    monkeypatch.setattr(steps, "CHECKOUT", tmp_path)
    source, result = tmp_path / "source", tmp_path / "result"
    runs: list[str] = []

    def take_step() -> int:
        def work() -> None:
            runs.append(source.read_text())
            result.touch()

        steps.step("make", "Making", inputs=[source], done=result.exists, work=work)
        return len(runs)

    source.write_text("1")
    assert [take_step(), take_step()] == [1, 1]
    source.write_text("2")
    assert [take_step(), take_step()] == [2, 2]
    result.unlink()
    assert [take_step(), take_step()] == [3, 3]


def test_step_that_failed_runs_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(steps, "TOOLS", tmp_path)
    monkeypatch.setattr(steps, "CHECKOUT", tmp_path)

    def fail() -> None:
        raise SetupFailed("no")

    for _ in range(2):
        with pytest.raises(SetupFailed):
            steps.step("make", "Making", inputs=[], done=lambda: True, work=fail)


@pytest.mark.parametrize(
    ("version", "good"),
    [("v18.20.1", False), ("v20.18.3", False), ("v20.19.0", True), ("v21.7.3", False), ("v22.12.0", False),
     ("v22.13.0", True), ("v23.9.0", False), ("v24.0.0", True), ("v26.1.0", True)],
)  # fmt: skip
def test_node_is_taken_from_the_machine_when_the_tools_run_on_it(version: str, good: bool, tmp_path: Path) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)

    assert is_recent_enough(str(program)) is good


def test_lock_files_name_only_the_default_registries() -> None:
    packages = tomllib.loads((CHECKOUT / "uv.lock").read_text())["package"]
    sources = {json.dumps(package["source"]) for package in packages}
    files = [
        file["url"]
        for package in packages
        for file in [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    ]
    assert sources == {'{"registry": "https://pypi.org/simple"}', '{"virtual": "."}'}
    assert [url for url in files if not url.startswith("https://files.pythonhosted.org/packages/")] == []

    modules = json.loads((CHECKOUT / "frontend" / "package-lock.json").read_text())["packages"]
    resolved = [module["resolved"] for module in modules.values() if "resolved" in module]
    assert [url for url in resolved if not url.startswith("https://registry.npmjs.org/")] == []


def test_every_python_package_has_a_wheel_for_a_machine_without_a_compiler() -> None:
    packages = tomllib.loads((CHECKOUT / "uv.lock").read_text())["package"]
    fits = ("-none-any.whl", "-cp313-cp313-manylinux", "-abi3-manylinux", "py3-none-manylinux")

    without = [
        package["name"]
        for package in packages
        if package["name"] != "zargar"
        and not any(fit in file["url"] for file in package.get("wheels", []) for fit in fits)
    ]

    assert without == []


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Root on a machine without PgBouncer: return a function that puts an apt-get there; it notes what it is asked."""
    monkeypatch.setattr(pgbouncer, "PLACE", tmp_path / "sbin" / "pgbouncer")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    asked = tmp_path / "asked"

    def put(answer: str) -> Path:
        program = tmp_path / "bin" / "apt-get"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> {asked}\n{answer}\n')
        program.chmod(0o755)
        return asked

    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return put


def test_pgbouncer_is_installed_where_it_is_missing(
    apt: Callable[[str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    asked = apt('[ "$1" = install ]')  # an update fails when one source of many does not answer

    pgbouncer.ensure_pgbouncer()

    assert asked.read_text() == "noninteractive update -q\nnoninteractive install -q -y pgbouncer\n"
    assert "will be left out" not in capfd.readouterr().out


def test_pgbouncer_that_is_there_is_left_alone(apt: Callable[[str], Path]) -> None:
    asked = apt("exit 1")
    pgbouncer.PLACE.parent.mkdir()
    pgbouncer.PLACE.touch()

    pgbouncer.ensure_pgbouncer()

    assert not asked.exists()


def test_without_pgbouncer_the_set_up_says_so_and_goes_on(
    apt: Callable[[str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    apt("exit 100")

    pgbouncer.ensure_pgbouncer()

    assert "could not be installed: its part of the bench will be left out" in capfd.readouterr().out


@pytest.mark.parametrize("user", [0, 1000], ids=["without apt-get", "without root"])
def test_who_cannot_install_pgbouncer_is_told(
    apt: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], user: int
) -> None:
    if user:
        apt("exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: user)

    pgbouncer.ensure_pgbouncer()

    assert "its part of the bench will be left out" in capfd.readouterr().out
