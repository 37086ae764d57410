import strawberry
import strawberry_django
from django.db.models import QuerySet
from strawberry import relay

from project.errors import NotFound
from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.imports.types import ColumnMapping, ImportField, ImportJob
from tenant_apps.imports import models
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.fields import FIELDS


@strawberry.type
class ImportsQuery:
    @strawberry_django.connection(
        Connection[ImportJob],
        description="The shop's imports, newest first.",
        extensions=[on_shop_host, requires("imports.run")],
    )
    def import_jobs(self) -> list[models.ImportJob]:
        return models.ImportJob.objects.all()  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One import, or null when there is none.", extensions=[on_shop_host, requires("imports.run")]
    )
    def import_job(self, id: relay.GlobalID) -> ImportJob | None:
        return _job(id)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry.field(description="What a file may tell.", extensions=[on_shop_host, requires("imports.run")])
    def import_fields(self, kind: ImportKind) -> list[ImportField]:
        return [ImportField.of(field) for field in FIELDS[kind]]

    @strawberry_django.field(
        description="The mappings that were saved, by name.", extensions=[on_shop_host, requires("imports.run")]
    )
    def column_mappings(self, kind: ImportKind) -> list[ColumnMapping]:
        return models.ColumnMapping.objects.filter(kind=kind)  # type: ignore[return-value]  # the optimizer reads it


def _job(id: relay.GlobalID) -> QuerySet[models.ImportJob]:
    try:
        return models.ImportJob.objects.filter(pk=key_of(id, ImportJob))
    except NotFound:
        return models.ImportJob.objects.none()
