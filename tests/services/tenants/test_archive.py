"""A shop goes out as one archive and comes in again as it was; what is not such an archive leaves nothing behind."""

import hashlib
import json
import stat
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import Settings

from project.errors import BusinessError
from shared_apps.identity.models import User
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.archive.layout import STAYS_BEHIND, Manifest, is_safe_name
from shared_apps.tenants.archive.loading import reset_sequences
from shared_apps.tenants.archive.tables import copied, tables_of_shop
from shared_apps.tenants.archive.workbook import cell, write_workbook
from shared_apps.tenants.choices import TenantAction, TenantStatus
from shared_apps.tenants.context import in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.errors import ArchiveDamaged, ArchiveOfOtherRelease, SubdomainRefused
from shared_apps.tenants.models import Tenant, TenantAudit
from shared_apps.tenants.services.export_tenant import export_tenant
from shared_apps.tenants.services.import_tenant import import_tenant
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.models import Level, Movement
from tests.factories.catalog import add_item

pytestmark = pytest.mark.django_db
SARA = Actor("sara")
LINES = "a\tb\\n\nc طلا"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def full_shop(shop: Tenant, owner: User) -> Tenant:
    """Shop A with things in stock, a name that a spreadsheet would run, one that breaks lines, and a file."""
    add_item(owner, stock=1)
    add_item(owner, stock=40, sku="R-2", name="=1+1", tracking=Tracking.QUANTITY)
    add_item(owner, sku="R-3")
    Item.objects.filter(sku="R-3").update(name=LINES)
    default_storage.save("papers/deed.txt", ContentFile(b"deed"))
    return shop


@pytest.fixture
def archive(full_shop: Tenant, tmp_path: Path) -> Path:
    export(full_shop, tmp_path / "shop.zip")
    return tmp_path / "shop.zip"


def export(shop: Tenant, path: Path) -> Manifest:
    with in_public():
        return export_tenant(tenant_id=shop.pk, path=path, actor=SARA, now=timezone.now())


def bring_in(path: Path, slug: str = "copy-of-a") -> Tenant:
    with in_public():
        return import_tenant(path=path, slug=slug, actor=SARA, now=timezone.now())


def digests(shop: Tenant) -> dict[str, str]:
    with in_tenant(shop):
        return {table.name: hashlib.sha256(b"".join(copied(table))).hexdigest() for table in tables_of_shop()}


def places() -> tuple[set[str], set[str], set[str]]:
    """Return the schemas, roles and shops that there are."""
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace")
        schemas = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT rolname FROM pg_roles WHERE starts_with(rolname, current_database() || '.')")
        return schemas, {name for (name,) in cursor.fetchall()}, set(Tenant.objects.values_list("slug", flat=True))


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Return a copy of the archive whose members were changed, with checksums that the zip itself finds right."""
    with ZipFile(archive) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    path = archive.with_name("changed.zip")
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return path


def manifest_change(**changes: object) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()

    return change


def test_a_shop_comes_in_as_it_went_out(full_shop: Tenant, archive: Path) -> None:
    before = digests(full_shop)

    copy = bring_in(archive)

    assert digests(copy) == before
    assert (copy.company_name, copy.currency, copy.calendar) == ("Shop aurum", "IRR", "JALALI")
    assert (copy.slug, copy.status) == ("copy-of-a", TenantStatus.TRIAL)
    assert copy.subscription.plan.is_offered
    with in_tenant(copy):
        with default_storage.open("papers/deed.txt") as deed:
            assert deed.read() == b"deed"
        assert Item.objects.get(sku="R-3").name == LINES
        assert Level.objects.get(item__sku="R-2").quantity == Decimal(40)


def test_the_triggers_of_the_new_shop_are_awake(archive: Path) -> None:
    copy = bring_in(archive)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE t.tgenabled = 'O'), count(*) FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = %s::regnamespace",
            [copy.schema_name],
        )
        awake, all_of_them = cursor.fetchone()
    assert awake == all_of_them
    with in_tenant(copy), pytest.raises(Exception, match="append-only"):
        Movement.objects.all().delete()


def test_the_archive_tells_what_is_in_it(full_shop: Tenant, tmp_path: Path) -> None:
    manifest = export(full_shop, tmp_path / "shop.zip")

    with ZipFile(tmp_path / "shop.zip") as archive:
        assert json.loads(archive.read("manifest.json")) == manifest.as_json()
        assert {
            name: {"sha256": hashlib.sha256(archive.read(name)).hexdigest(), "size": len(archive.read(name))}
            for name in archive.namelist()
            if name != "manifest.json"
        } == manifest.members
    assert manifest.tables["catalog_item"] == 3
    assert manifest.migration_state == full_shop.migration_state
    assert not set(STAYS_BEHIND) & set(manifest.tables)
    assert stat.S_IMODE((tmp_path / "shop.zip").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.glob(".export-*")] == []


def test_both_ways_are_written_down(full_shop: Tenant, archive: Path) -> None:
    copy = bring_in(archive)

    with in_public():
        assert TenantAudit.objects.get(tenant_id=full_shop.pk).action == TenantAction.EXPORTED
        assert TenantAudit.objects.get(tenant_id=copy.pk).action == TenantAction.IMPORTED


def test_the_workbook_runs_no_formula_and_tells_no_password(archive: Path, tmp_path: Path) -> None:
    with ZipFile(archive) as zipped:
        zipped.extract("tables.xlsx", tmp_path)
    book = load_workbook(tmp_path / "tables.xlsx", read_only=True)

    items = [[cell.value for cell in row] for row in book["catalog_item"].iter_rows()]
    name = items[0].index("name")
    assert {row[name] for row in items[1:]} == {"Ring", "'=1+1", LINES}
    people = [[cell.value for cell in row] for row in book["identity_user"].iter_rows()]
    assert "username" in people[0]
    assert "password" not in people[0]


def test_a_table_that_is_longer_than_a_sheet_goes_on_on_the_next(full_shop: Tenant, tmp_path: Path) -> None:
    items = [table for table in tables_of_shop() if table.name == "catalog_item"]

    write_workbook(tmp_path / "book.xlsx", items, rows_of_a_sheet=3)

    book = load_workbook(tmp_path / "book.xlsx")
    assert [(sheet.title, sheet.max_row) for sheet in book] == [("catalog_item", 3), ("catalog_item 2", 2)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("12.50"), Decimal("12.50")),
        (Decimal("1234567890123456.7891"), "1234567890123456.7891"),
        ("-12.5", "-12.5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("bell\x07", "bell"),
        (None, None),
    ],
)
def test_a_cell_holds_what_people_may_rely_on(value: object, shown: object) -> None:
    assert cell(value) == shown


def test_numbers_that_the_database_gives_go_on_where_they_were(shop: Tenant) -> None:
    with in_tenant_as_owner(shop), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY, empty int)")
        cursor.execute("INSERT INTO numbered OVERRIDING SYSTEM VALUE VALUES (41)")

        reset_sequences()

        cursor.execute("INSERT INTO numbered DEFAULT VALUES RETURNING id")
        assert cursor.fetchone() == (42,)


@pytest.mark.parametrize("member", ["tables/catalog_item.tsv", "tables.xlsx", "files/papers/deed.txt", "manifest.json"])
def test_one_flipped_byte_is_found(archive: Path, member: str) -> None:
    before = places()
    content = bytearray(archive.read_bytes())
    with ZipFile(archive) as zipped:
        info = zipped.getinfo(member)
    content[info.header_offset + 30 + len(member) + 20 + info.compress_size // 2] ^= 0x01
    archive.write_bytes(content)

    with pytest.raises(ArchiveDamaged):
        bring_in(archive)

    assert places() == before


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_a_truncated_file_is_refused(archive: Path, share: float) -> None:
    before = places()
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(ArchiveDamaged):
        bring_in(archive)

    assert places() == before


def test_rows_that_were_changed_under_a_right_crc_are_found(archive: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["tables/catalog_item.tsv"] = members["tables/catalog_item.tsv"].replace(b"Ring", b"Rung")

    with pytest.raises(ArchiveDamaged) as refusal:
        bring_in(rewritten(archive, change))

    assert refusal.value.facts == {"member": "tables/catalog_item.tsv"}


@pytest.mark.parametrize("change", [{"migration_state": "0" * 64}, {"format": 2}])
def test_an_archive_of_another_release_is_refused(archive: Path, change: dict[str, object]) -> None:
    before = places()

    with pytest.raises(ArchiveOfOtherRelease):
        bring_in(rewritten(archive, manifest_change(**change)))

    assert places() == before


@pytest.mark.parametrize(
    "name", ["../evil.txt", "files/../../evil.txt", "/etc/evil", "files/a\\..\\evil", "files//evil"]
)
def test_a_name_that_climbs_out_is_refused(archive: Path, tmp_path: Path, name: str) -> None:
    assert not is_safe_name(name)

    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        members[name] = b"evil"
        manifest["members"][name] = {"sha256": hashlib.sha256(b"evil").hexdigest(), "size": 4}
        members["manifest.json"] = json.dumps(manifest).encode()

    before = places()
    with pytest.raises(ArchiveDamaged) as refusal:
        bring_in(rewritten(archive, change))

    assert refusal.value.facts == {"member": name}
    assert places() == before
    assert list(tmp_path.rglob("*evil*")) == []


def test_rows_that_break_a_rule_bring_nothing_in(archive: Path, settings: Settings) -> None:
    """A stock movement of an item that is not there, in an archive whose checksums are all right."""

    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        content = members["tables/catalog_item.tsv"].split(b"\n")[0] + b"\n"
        members["tables/catalog_item.tsv"] = content
        manifest["tables"]["catalog_item"] = 0
        manifest["members"]["tables/catalog_item.tsv"] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
        }
        members["manifest.json"] = json.dumps(manifest).encode()

    before, folders = places(), sorted(Path(settings.MEDIA_ROOT).iterdir())
    with pytest.raises(ArchiveDamaged):
        bring_in(rewritten(archive, change))

    assert places() == before
    assert sorted(Path(settings.MEDIA_ROOT).iterdir()) == folders


def test_an_address_that_cannot_be_had_brings_nothing_in(archive: Path) -> None:
    before = places()

    with pytest.raises(SubdomainRefused):
        bring_in(archive, slug="bijou")

    assert places() == before


def test_files_go_again_when_the_database_refuses_at_the_end(
    archive: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BusinessError

    monkeypatch.setattr("shared_apps.tenants.services.import_tenant.record_event", refuse)
    before, folders = places(), sorted(Path(settings.MEDIA_ROOT).iterdir())

    with pytest.raises(BusinessError):
        bring_in(archive)

    assert places() == before
    assert sorted(Path(settings.MEDIA_ROOT).iterdir()) == folders


def test_the_commands_take_a_shop_out_and_in(full_shop: Tenant, tmp_path: Path) -> None:
    path = tmp_path / "shop.zip"
    with in_public():
        call_command("export_tenant", "aurum", path, verbosity=0)
        call_command("import_tenant", path, slug="copy-of-a", verbosity=0)
        with pytest.raises(CommandError, match="already belongs to a shop"):
            call_command("import_tenant", path, slug="copy-of-a")
        with pytest.raises(CommandError, match="There is no shop"):
            call_command("export_tenant", "nobody", path)

        assert digests(Tenant.objects.get(slug="copy-of-a")) == digests(full_shop)
