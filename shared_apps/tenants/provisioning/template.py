"""The template: a schema that is migrated like a shop but has no owner; every new shop is built from its DDL."""

import hashlib
from functools import cache, partial

from django.core.management import call_command
from django.db import connection, router, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from shared_apps.tenants.context import in_tenant_as_owner
from shared_apps.tenants.models import TemplateScript, Tenant
from shared_apps.tenants.provisioning.capture import captured_script
from shared_apps.tenants.provisioning.finishing import finish, finishing_marks

TEMPLATE = Tenant(schema_name="tenant_template", company_name="Template")


class TemplateIsOld(RuntimeError):
    """The template was not refreshed after the last deployment: run ``manage.py prepare``."""


@cache
def wanted_state() -> str:
    """Return the digest of all migrations that a shop of this release has, and of what comes after them."""
    with in_tenant_as_owner(TEMPLATE):
        loader = MigrationLoader(None, ignore_no_migrations=True)
        is_of_shops = partial(router.allow_migrate, connection.alias)
        names = sorted(f"{app}.{name}" for app, name in loader.disk_migrations if is_of_shops(app))
    return hashlib.sha256("\n".join([*names, *finishing_marks()]).encode()).hexdigest()


def template_is_current() -> bool:
    """Return whether new shops can be built for this release."""
    return TemplateScript.objects.filter(state=wanted_state()).exists()


@transaction.atomic
def refresh_template() -> bool:
    """Migrate the template and capture its DDL, if a migration is new; return whether anything was done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('tenant_template'))")
        state = wanted_state()
        if TemplateScript.objects.filter(state=state).exists():
            return False
    with in_tenant_as_owner(TEMPLATE):
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {TEMPLATE.schema_name}")
        MigrationRecorder(connection).ensure_schema()
        call_command("migrate", verbosity=0, interactive=False)
        finish()
        script = captured_script(TEMPLATE.schema_name)
    TemplateScript.objects.create(state=state, script=script)
    return True


def current_script() -> str:
    """Return the DDL of a shop of this release.

    Raises:
        TemplateIsOld: the template does not have this release's migrations.
    """
    script = TemplateScript.objects.filter(state=wanted_state()).values_list("script", flat=True).first()
    if script is None:
        raise TemplateIsOld
    return script
