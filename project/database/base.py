"""The connection backend: who we are and where we read is set per transaction, and nothing outlives it.

django-tenants sets ``search_path`` for the session. Here the first statement of a transaction sets the path AND the
role of the tenant with ``is_local``, so that PostgreSQL itself forgets both at the end, whatever happened in between.
"""

from typing import Any, Protocol, cast

from django.db import connection
from django.db.utils import DatabaseError
from django.utils.functional import cached_property
from django_tenants.postgresql_backend import base  # before Django's introspection, which it must not find half-loaded

from django.db.backends.postgresql.introspection import DatabaseIntrospection  # isort: skip
from django_tenants.utils import get_public_schema_name
from psycopg.pq import TransactionStatus

from project.database.roles import role_of


class NoTransaction(DatabaseError):
    """A statement on a shop's schema was run outside a transaction, where no tenant is set."""


class TenantLike(Protocol):
    schema_name: str


class DatabaseWrapper(base.DatabaseWrapper):
    """Adds the tenant's own database role to django-tenants' connection."""

    tenant: TenantLike
    schema_name: str
    as_owner = False
    """Provisioning and migrations work in a tenant's schema with the owner's rights."""

    search_path_set_schemas: tuple[str, bool] | None
    """What the open transaction has: schema and ``as_owner``; nothing yet means the session's defaults, which are the
    public schema and the login role. The base class forgets it on rollback, rollback to a savepoint and close."""
    _setting_search_path: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django's own: it reports what the search_path shows. django-tenants' changes the path of the whole session.
        self.introspection = DatabaseIntrospection(self)

    def set_tenant(self, tenant: TenantLike, include_public: bool = True, *, as_owner: bool = False) -> None:  # noqa: FBT001, FBT002
        """Choose where the next statements go.

        An owner sees the schema alone: a table that is missing in it must not be found in public.
        """
        # The base class forgets what the transaction has, so that it sets it again; here that is compared instead.
        settings_of_transaction = self.search_path_set_schemas
        super().set_tenant(tenant, include_public and not as_owner)
        self.search_path_set_schemas = settings_of_transaction
        self.as_owner = as_owner

    @cached_property
    def pg_version(self) -> int:
        """The server's version, asked by Django when it connects: before any transaction, so without a cursor."""
        self.ensure_connection()
        return int(self.connection.info.server_version)

    def commit(self) -> None:
        super().commit()
        self.search_path_set_schemas = None

    def _handle_search_path(self, cursor: Any = None) -> None:
        """Set path and role for this transaction, unless they are what it already has."""
        if self._setting_search_path:
            return
        if self.connection.info.transaction_status == TransactionStatus.INERROR:
            return  # only a rollback can succeed now, and that needs no tenant
        public = self.schema_name == get_public_schema_name()
        wanted = (self.schema_name, self.as_owner)
        if wanted == self.search_path_set_schemas or (public and self.search_path_set_schemas is None):
            return
        if self.autocommit:
            raise NoTransaction(f"A statement on {self.schema_name!r} needs a transaction.")

        path = ", ".join(base.quote_schema_name(name) for name in self._get_cursor_search_paths())
        role = "none" if public or self.as_owner else role_of(self.schema_name, self.settings_dict["NAME"])
        self._setting_search_path = True
        try:
            self.connection.execute(
                "SELECT set_config('search_path', %s, true), set_config('role', %s, true)", (path, role)
            )
        finally:
            self._setting_search_path = False
        self.search_path_set_schemas = wanted


def tenant_connection() -> DatabaseWrapper:
    """Return this thread's connection as what it is."""
    return cast("DatabaseWrapper", connection)
