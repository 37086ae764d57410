"""The committed SDL says what the graph is."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from schema.management.commands import export_graph


@pytest.fixture
def sdl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "schema.graphql"
    monkeypatch.setattr(export_graph, "SDL", path)
    return path


def test_writes_the_sdl_and_finds_it_up_to_date(sdl: Path) -> None:
    call_command("export_graph")
    call_command("export_graph", "--check")

    assert "type Query {" in sdl.read_text()


@pytest.mark.parametrize("content", [None, "type Query { old: Int }\n"])
def test_the_check_fails_and_changes_nothing_when_the_file_is_missing_or_old(sdl: Path, content: str | None) -> None:
    if content:
        sdl.write_text(content)

    with pytest.raises(CommandError, match="out of date"):
        call_command("export_graph", "--check")

    assert (sdl.read_text() if sdl.exists() else None) == content
