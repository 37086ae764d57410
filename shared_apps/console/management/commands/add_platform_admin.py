"""Give a new platform its first administrator; the next ones are added in the console."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from project.errors import InvalidInput
from shared_apps.identity.choices import Role
from shared_apps.identity.services.add_user import NewUser, add_user


class Command(BaseCommand):
    help = "Add an administrator of the platform. The password is asked for, or read from standard input in a pipe."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="", help="full name; the user name when left out")
        parser.add_argument("--email", default="")

    def handle(self, *, username: str, name: str, email: str, **_: Any) -> None:
        # Never an argument: those stand in the shell's history and in the list of processes.
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            person = add_user(
                user=NewUser(username=username, full_name=name or username, email=email),
                role=Role.PLATFORM_ADMIN,
                password=password,
            )
        except InvalidInput as refusal:
            problems = "\n".join(f"- {field}: {why}" for field, (_code, why) in refusal.fields.items())
            raise CommandError(f"Nobody was added.\n{problems}") from refusal
        self.stdout.write(f"{person.username} can log in at /console/.")
