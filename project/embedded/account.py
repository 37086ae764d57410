"""Who the embedded PostgreSQL runs as. It refuses to run as root, so for root another account is used."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from project.embedded.errors import EmbeddedServiceFailed


@dataclass(frozen=True, kw_only=True)
class Account:
    """The user that owns the cluster's files; ``switch`` says that we are root and must become that user."""

    uid: int
    gid: int
    switch: bool

    def run(self, command: Sequence[str | Path], *, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command as this user, give it ``text`` to read, and capture what it says."""
        return subprocess.run(  # noqa: S603  (our own programs with our own arguments)
            command,
            # The caller's directory may be closed to the other user, and its language changes what programs print.
            cwd="/",
            env={**os.environ, "LC_ALL": "C"},
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            user=self.uid if self.switch else None,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
        )

    def can_enter(self, directory: Path) -> bool:
        """Say whether this user reaches a directory: root's own home is usually closed to everybody else."""
        return self.run(["/usr/bin/test", "-x", directory]).returncode == 0

    def own(self, path: Path) -> None:
        """Give a file or directory to this user alone."""
        path.chmod(0o700 if path.is_dir() else 0o600)
        if self.switch:
            os.chown(path, self.uid, self.gid)


def account_for(cluster: Path) -> Account:
    """Return the owner of an existing cluster, or who shall own a new one.

    Raises:
        EmbeddedServiceFailed: the cluster belongs to somebody we cannot become.
    """
    me, owner = os.geteuid(), cluster.stat() if cluster.exists() else None
    if me == 0 and (owner is None or owner.st_uid == 0):
        nobody = pwd.getpwnam("nobody")
        return Account(uid=nobody.pw_uid, gid=nobody.pw_gid, switch=True)
    if owner is None:
        return Account(uid=me, gid=os.getegid(), switch=False)
    if me not in (0, owner.st_uid):
        message = f"{cluster} belongs to another user (number {owner.st_uid}): run as that user or as root."
        raise EmbeddedServiceFailed(message)
    return Account(uid=owner.st_uid, gid=owner.st_gid, switch=me == 0)
