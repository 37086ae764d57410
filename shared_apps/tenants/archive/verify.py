"""Whether an archive is whole, safe and of this release; asked before anything is written."""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from shared_apps.tenants.archive.layout import CHUNK, FORMAT, MANIFEST, SETTINGS, Manifest, is_safe_name
from shared_apps.tenants.errors import ArchiveDamaged, ArchiveOfOtherRelease
from shared_apps.tenants.provisioning.template import wanted_state

LARGEST_MANIFEST = 16 * 1024 * 1024
_DAMAGE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, struct.error, UnicodeError, zlib.error)


@contextmanager
def opened(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    """Open an archive whose every member is what its manifest says.

    Raises:
        ArchiveDamaged: it cannot be read, has members that are unsafe, missing or too many, or a checksum differs.
        ArchiveOfOtherRelease: its format or its migration state is not this release's.
    """
    try:
        archive = ZipFile(path)
    except _DAMAGE as error:
        raise ArchiveDamaged(member=path.name) from error
    with archive:
        try:
            manifest = _manifest(archive)
        except (*_DAMAGE, KeyError, TypeError, ValueError) as error:
            raise ArchiveDamaged(member=MANIFEST) from error
        if manifest.format != FORMAT:
            raise ArchiveOfOtherRelease(found=str(manifest.format), wanted=str(FORMAT))
        if manifest.migration_state != wanted_state():
            raise ArchiveOfOtherRelease(found=str(manifest.migration_state)[:12], wanted=wanted_state()[:12])
        _check_members(archive, manifest)
        yield archive, manifest


def _manifest(archive: ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError("too large")
    read = json.loads(archive.read(MANIFEST))
    manifest = Manifest(**read)
    if set(manifest.settings) != set(SETTINGS) or not isinstance(manifest.tables, dict):
        raise ValueError("not what an export writes")
    for seal in manifest.members.values():
        if not isinstance(seal["sha256"], str) or not isinstance(seal["size"], int):
            raise TypeError("a member is described wrongly")
    return manifest


def _check_members(archive: ZipFile, manifest: Manifest) -> None:
    names = archive.namelist()
    if sorted(names) != sorted([*manifest.members, MANIFEST]):
        raise ArchiveDamaged(member=MANIFEST)
    for name, seal in manifest.members.items():
        # The name in front of the member counts, too: ZipFile.open compares it with the one in the directory.
        if not is_safe_name(name) or _digest(archive, name, seal["size"]) != seal["sha256"]:
            raise ArchiveDamaged(member=name)


def _digest(archive: ZipFile, name: str, size: int) -> str:
    digest, read = hashlib.sha256(), 0
    try:
        with archive.open(name) as member:
            while piece := member.read(CHUNK):
                read += len(piece)
                if read > size:  # more than was promised: no need to inflate the rest
                    raise ArchiveDamaged(member=name)
                digest.update(piece)
    except _DAMAGE as error:
        raise ArchiveDamaged(member=name) from error
    return digest.hexdigest()
