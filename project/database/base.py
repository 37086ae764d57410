"""The connection backend: who we are and where we read is set per transaction, and nothing outlives it.

django-tenants sets ``search_path`` for the session. Here the first statement of a transaction sets the path AND the
role of the tenant with ``is_local``, so that PostgreSQL itself forgets both at the end, whatever happened in between.
The login has no rights at all: a statement that comes without them reads nothing.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol, cast

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.utils.functional import cached_property
from django_tenants.postgresql_backend import base  # before Django's introspection, which it must not find half-loaded

from django.db.backends.base.base import NO_DB_ALIAS, BaseDatabaseWrapper  # isort: skip
from django.db.backends.postgresql.introspection import DatabaseIntrospection  # isort: skip
from django.db.backends.postgresql.operations import DatabaseOperations  # isort: skip
from django_tenants.utils import get_public_schema_name
from psycopg import sql
from psycopg.pq import ExecStatus, TransactionStatus

from project.database.cursors import GatedCursor, GatedServerCursor
from project.database.errors import NoTenant, NoTransaction, RoleChanged
from project.database.origin import Origin, current_origin
from project.database.roles import owner_role, platform_role, role_of

logger = logging.getLogger("zargar.isolation")
SHOPS_A_SESSION = 100
"""How many shops one session serves before another takes its place.

It keeps the catalogue of every shop in memory, and a compiled copy of each trigger's function that fired there with
the plans in it. Whenever a table changes anywhere, PostgreSQL walks through all plans of every session: one that had
signed up 420 shops needed half a minute for the next, because each of its thousand statements walked through them.
"""
NOWHERE = ""
"""The schema of a thread that has not chosen yet."""
SETTLE = sql.SQL(
    "SELECT set_config('search_path', {path}, true), set_config('statement_timeout', {timeout}, true),"
    " set_config('zargar.origin', {origin}, true), set_config('role', {role}, true)"
)
TO_READ = sql.SQL(", set_config('transaction_read_only', 'on', true)")
# Travels with COMMIT in one message. When it fails, the COMMIT behind it does not run.
CHECK_AND_COMMIT = sql.SQL("SELECT 1 / (current_user = {role})::int; COMMIT")
BECOME_NOBODY = sql.SQL("SET LOCAL ROLE NONE")  # a shop's role may not call set_config


class TenantLike(Protocol):
    schema_name: str


class Operations(DatabaseOperations):
    compiler_module = "project.database.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """Adds the tenant's own database role to django-tenants' connection."""

    ops_class = Operations
    tenant: TenantLike
    schema_name: str
    as_owner = False
    """Provisioning and migrations work with the owner's rights."""
    reads_only = False
    """A write here would not share the fate of the transaction that is open on another cluster."""

    _given: tuple[str, bool, bool, Origin] | None = None
    """What the open transaction has: schema, ``as_owner``, ``reads_only`` and origin. None: it has just begun."""
    _UNKNOWN = ("?", False, False, Origin())
    """What it has after a rollback to a savepoint, which takes settings back too."""
    _given_role = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django's own: it reports what the search_path shows. django-tenants' changes the path of the whole session.
        self.introspection = DatabaseIntrospection(self)

    # --- Choosing -------------------------------------------------------------------------------------------------

    def set_schema_to_public(self) -> None:
        """Start on the platform in the process's first thread, as commands do, and nowhere in any other."""
        is_main = threading.current_thread() is threading.main_thread()
        self.set_tenant(base.FakeTenant(get_public_schema_name() if is_main else NOWHERE))

    def set_tenant(
        self,
        tenant: TenantLike,
        include_public: bool = True,  # noqa: FBT001, FBT002  (django-tenants')
        *,
        as_owner: bool = False,
        reads_only: bool = False,
    ) -> None:
        """Choose where the next statements go.

        An owner sees the schema alone: a table that is missing in it must not be found in public. Content types are
        kept by schema (shared_apps/tenants/content_types.py), so there is nothing to forget here.
        """
        self.tenant, self.schema_name = tenant, tenant.schema_name
        self.as_owner, self.reads_only = as_owner, reads_only
        self.include_public_schema = include_public and not as_owner
        self.set_settings_schema(tenant.schema_name)

    @property
    def runs_scripts(self) -> bool:
        return self.as_owner

    @property
    def place(self) -> tuple[str, str]:
        """The cluster and the schema that statements go to now: each cluster has a public schema of its own."""
        return self.alias, self.schema_name

    @property
    def role(self) -> str:
        """The database role that fits what was chosen."""
        if self.as_owner:
            return owner_role(self.settings_dict["USER"])
        if self.schema_name == get_public_schema_name():
            return platform_role(self.settings_dict["USER"])
        return role_of(self.schema_name, self.settings_dict["NAME"])

    # --- Statements -----------------------------------------------------------------------------------------------

    def _cursor(self, name: str | None = None) -> Any:
        # Past django-tenants', which sets the path for the session here; ours is set when a cursor executes.
        return BaseDatabaseWrapper._cursor(self, name)  # type: ignore[attr-defined]  # not in the stubs

    def admit(self, *, named: bool) -> AbstractContextManager[Any]:
        """Prepare the connection for one statement of whoever was chosen.

        Raises:
            NoTenant: nobody was chosen.
            NoTransaction: the statement needs a transaction and has none.
        """
        session = self.connection
        if session.info.transaction_status == TransactionStatus.INERROR:
            return nullcontext()  # only a rollback can succeed now, and that needs no tenant
        if self.schema_name == NOWHERE:
            raise NoTenant("Choose a shop or the platform first (shared_apps.tenants.context).")
        if session.autocommit and session.info.transaction_status == TransactionStatus.IDLE:
            if named or self.schema_name != get_public_schema_name():
                raise NoTransaction(f"A statement on {self.schema_name!r} needs a transaction.")
            return self._transaction_of_its_own()
        self._settle()
        return nullcontext()

    @contextmanager
    def _transaction_of_its_own(self) -> Iterator[None]:
        """Give a lone statement of the platform what it needs, and only for as long as it runs."""
        try:
            with self.connection.transaction():
                self._settle()
                yield
        finally:
            self._given = None

    def _settle(self) -> None:
        """Set path, role and origin for this transaction, unless they are what it already has.

        One message, also with what must come before: BEGIN, which the driver would send in one of its own, or leaving
        the role that the transaction has.
        """
        origin = current_origin()
        wanted = (self.schema_name, self.as_owner, self.reads_only, origin)
        if wanted == self._given:
            return
        role = self.role
        path = ", ".join(base.quote_schema_name(name) for name in self._get_cursor_search_paths())
        timeout = "0" if self.as_owner else str(settings.STATEMENT_TIMEOUT_MS)
        message = SETTLE.format(path=path, timeout=timeout, origin=origin.as_setting(), role=role)
        if self.reads_only:
            message += TO_READ
        if self.connection.info.transaction_status == TransactionStatus.IDLE:
            message = _begin(self.connection) + message
        elif self._given is not None:
            message = BECOME_NOBODY + sql.SQL("; ") + message
        self._given = self._UNKNOWN
        self._send(message)
        self._given, self._given_role = wanted, role
        self.connection.shops.add(self.schema_name)

    def _send(self, message: sql.Composed) -> None:
        """Send statements of ours in one message, past the cursors: they ask here, and begin a transaction first."""
        result = self.connection.pgconn.exec_(message.as_bytes(self.connection))
        if result.status not in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
            raise psycopg.errors.error_from_result(result, self.connection.info.encoding)

    def _commit(self) -> None:
        """Commit, unless the transaction ended in another role than it was given."""
        session = self.connection
        if session is None or self._given in (None, self._UNKNOWN) or self._is_idle_or_broken(session):
            super()._commit()
            return
        try:
            with self.wrap_database_errors:
                self._send(CHECK_AND_COMMIT.format(role=self._given_role))
        except DatabaseError as error:
            if isinstance(error.__cause__, psycopg.errors.DivisionByZero):
                logger.critical("A transaction ended in another role than it was given (%s).", self._given_role)
                raise RoleChanged(self._given_role) from error
            raise

    @staticmethod
    def _is_idle_or_broken(session: Any) -> bool:
        return bool(session.info.transaction_status != TransactionStatus.INTRANS)

    def commit(self) -> None:
        super().commit()
        self._given = None

    def rollback(self) -> None:
        self._given = None
        super().rollback()

    def savepoint_rollback(self, sid: str) -> None:
        try:
            super().savepoint_rollback(sid)
        finally:
            if self._given is not None:
                self._given = self._UNKNOWN

    # --- The session ----------------------------------------------------------------------------------------------

    def set_autocommit(self, autocommit: bool, *args: Any, **kwargs: Any) -> None:  # noqa: FBT001  (Django's)
        """Begin or end a transaction as Django does, and leave a session that has served its shops after the end."""
        super().set_autocommit(autocommit, *args, **kwargs)
        if autocommit and self.connection is not None and len(self.connection.shops) > SHOPS_A_SESSION:
            self._leave_session()

    def _leave_session(self) -> None:
        if self.pool:
            self.connection._expire_at = 0.0  # so that the pool replaces it as one whose time is up
        self.close()

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "cursor_factory": GatedCursor}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        session = super().get_new_connection(conn_params)
        if not hasattr(session, "shops"):  # the pool hands it on with those of before
            session.shops = set()
        return session

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._given = None
        if self.alias != NO_DB_ALIAS:
            self.connection.server_cursor_factory = GatedServerCursor
            self.connection.gate = self

    def close(self) -> None:
        self._given = None
        super().close()

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.gate = None  # the next one who gets it from the pool brings a gate of its own
        super()._close()

    def is_usable(self) -> bool:
        """Ask past the gate: the question comes before any transaction."""
        if self.connection is None:
            return False
        try:
            psycopg.Cursor(self.connection).execute("SELECT 1")
        except psycopg.Error:
            return False
        return True

    @contextmanager
    def _nodb_cursor(self) -> Iterator[Any]:
        """Make and drop databases (of tests) as the owner, on a connection that is closed right after."""
        with super()._nodb_cursor() as cursor:
            cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(owner_role(self.settings_dict["USER"]))))
            yield cursor

    @cached_property
    def pg_version(self) -> int:
        """The server's version, asked by Django when it connects: before any transaction, so without a cursor."""
        self.ensure_connection()
        return int(self.connection.info.server_version)


def _begin(session: psycopg.Connection[Any]) -> sql.SQL:
    """Return BEGIN as the driver would send it for what is set on its connection (project/database/snapshots.py)."""
    words = ["BEGIN"]
    if session.isolation_level is not None:
        words.append(f"ISOLATION LEVEL {session.isolation_level.name.replace('_', ' ')}")
    if session.read_only is not None:
        words.append("READ ONLY" if session.read_only else "READ WRITE")
    return sql.SQL(" ".join(words) + "; ")


def tenant_connection() -> DatabaseWrapper:
    """Return the connection that this thread works on: itself, and not Django's proxy for whichever it is then."""
    return cast("DatabaseWrapper", connections[DEFAULT_DB_ALIAS])
