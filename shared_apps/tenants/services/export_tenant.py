"""Export a shop: everything of it as one archive, read in one moment."""

import json
import tempfile
import uuid
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from project.database.snapshots import snapshot
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.archive.layout import (
    FILES,
    MANIFEST,
    SETTINGS,
    WORKBOOK,
    Manifest,
    Sealed,
    copy_stream,
    table_member,
)
from shared_apps.tenants.archive.tables import copied, tables_of_shop
from shared_apps.tenants.archive.workbook import write_workbook
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.record_audit import record_audit
from shared_apps.tenants.storage import TenantFileStorage


def export_tenant(*, tenant_id: uuid.UUID, path: Path, actor: Actor, now: datetime) -> Manifest:
    """Write the shop's archive to ``path``, which is there whole or not at all; return what is in it.

    All tables are of one moment. Nothing is held in memory but a piece of a table or a file.

    Raises:
        Tenant.DoesNotExist: there is no such shop.
    """
    tenant = Tenant.objects.shops().get(pk=tenant_id)
    manifest = Manifest(
        migration_state=tenant.migration_state,
        settings={name: getattr(tenant, name) for name in SETTINGS},
        exported_at=now.isoformat(),
    )
    with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".export-") as folder:
        unfinished = Path(folder) / "archive.zip"
        with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive, in_tenant(tenant):
            with snapshot():
                _write_tables(archive, manifest, Path(folder))
            _write_files(archive, manifest)
            archive.writestr(MANIFEST, json.dumps(manifest.as_json(), ensure_ascii=False, indent=1))
        # It holds everything that the shop knows of its customers.
        unfinished.chmod(0o600)
        unfinished.replace(path)
    with transaction.atomic():
        rows = sum(manifest.tables.values())
        record_audit(tenant_id=tenant.pk, action=TenantAction.EXPORTED, actor=actor, rows=rows)
    return manifest


def _write_tables(archive: ZipFile, manifest: Manifest, folder: Path) -> None:
    tables = tables_of_shop()
    for table in tables:
        name, lines = table_member(table.name), 0
        with archive.open(name, "w", force_zip64=True) as out:
            member = Sealed(out)
            for piece in copied(table):
                lines += piece.count(b"\n")
                member.write(piece)
        manifest.members[name] = member.seal
        # COPY writes a line break inside a value as two characters: a line is a row, and the first is the header.
        manifest.tables[table.name] = lines - 1
    write_workbook(folder / WORKBOOK, tables)
    _add(archive, manifest, WORKBOOK, folder / WORKBOOK)


def _write_files(archive: ZipFile, manifest: Manifest) -> None:
    folder = Path(TenantFileStorage().location)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            _add(archive, manifest, f"{FILES}{file.relative_to(folder).as_posix()}", file)


def _add(archive: ZipFile, manifest: Manifest, name: str, file: Path) -> None:
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
        member = Sealed(out)
        copy_stream(source, member)
    manifest.members[name] = member.seal
