from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from schema.root import schema

SDL = Path(__file__).resolve().parents[2] / "schema.graphql"


class Command(BaseCommand):
    help = "Write the graph's SDL to schema/schema.graphql, from which clients are typed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the file is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        sdl = f"{schema.as_str()}\n"
        if not options["check"]:
            SDL.write_text(sdl)
        elif not SDL.exists() or SDL.read_text() != sdl:
            raise CommandError("schema/schema.graphql is out of date: run manage.py export_graph and commit it.")
