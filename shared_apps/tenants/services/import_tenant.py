"""Open a shop from an archive, under a new address, here or in another installation. Whole or absent."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from project.identifiers import uuid7
from shared_apps.billing.services import start_subscription
from shared_apps.events.record import record_event
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.archive.arrival import take_arrival_steps
from shared_apps.tenants.archive.layout import MANIFEST, Manifest
from shared_apps.tenants.archive.loading import load_files, load_tables
from shared_apps.tenants.archive.verify import opened
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.context import in_tenant, in_tenant_as_owner
from shared_apps.tenants.errors import ArchiveDamaged, SubdomainRefused
from shared_apps.tenants.events import TenantImported
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.provisioning.building import build_schema
from shared_apps.tenants.selectors.subdomains import host_of, subdomain_verdict
from shared_apps.tenants.services.record_audit import record_audit
from shared_apps.tenants.storage import TenantFileStorage
from shared_apps.tenants.subdomains import skeleton


def import_tenant(*, path: Path, slug: str, actor: Actor, now: datetime) -> Tenant:
    """Open the shop of an archive at ``slug``, on the trial of a plan; its people log in as they did.

    Raises:
        ArchiveDamaged: the archive is not what an export wrote.
        ArchiveOfOtherRelease: it comes from a release with other tables.
        SubdomainRefused: the subdomain is malformed, reserved, taken or looks like another.
        TemplateIsOld: the template does not have this release's migrations.
    """
    with opened(path) as (archive, manifest), ExitStack() as undo:
        tenant = _row(manifest, slug)
        try:
            with transaction.atomic():
                _build(tenant, archive, manifest, now)
                with in_tenant(tenant):
                    take_arrival_steps(actor=actor, now=now)
                # Files know no transaction: they are taken away again unless all of it is committed.
                undo.callback(_remove_files, tenant)
                with in_tenant(tenant):
                    load_files(archive, manifest, Path(TenantFileStorage().location))
                rows = sum(manifest.tables.values())
                record_audit(tenant_id=tenant.pk, action=TenantAction.IMPORTED, actor=actor, slug=slug, rows=rows)
                record_event(TenantImported(tenant_id=tenant.pk))
        except IntegrityError as error:  # somebody else took the address meanwhile
            if subdomain_verdict(slug=slug) == "FREE":
                raise
            raise SubdomainRefused(field="subdomain", slug=slug, reason="TAKEN") from error
        undo.pop_all()
    return tenant


def _row(manifest: Manifest, slug: str) -> Tenant:
    verdict = subdomain_verdict(slug=slug)
    if verdict != "FREE":
        raise SubdomainRefused(field="subdomain", slug=slug, reason=verdict)
    tenant_id = uuid7()
    tenant = Tenant(
        **(manifest.settings | {"slug": slug}),
        pk=tenant_id,
        slug_skeleton=skeleton(slug),
        schema_name=f"shop_{slug.replace('-', '_')[:20]}_{tenant_id.hex[-8:]}",
    )
    try:
        tenant.clean_fields()
    except ValidationError as error:
        raise ArchiveDamaged(member=MANIFEST) from error
    return tenant


def _build(tenant: Tenant, archive: ZipFile, manifest: Manifest, now: datetime) -> None:
    tenant.save(force_insert=True)
    Domain.objects.create(domain=host_of(tenant.slug), tenant=tenant)
    start_subscription(tenant=tenant, plan_code=None, now=now)
    build_schema(tenant)
    with in_tenant_as_owner(tenant):
        load_tables(archive, manifest)


def _remove_files(tenant: Tenant) -> None:
    with in_tenant(tenant):
        TenantFileStorage().remove_all()
