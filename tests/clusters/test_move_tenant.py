"""A shop moves to another cluster and back: whole, the same, and never served by two."""

import hashlib
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from celery.exceptions import Ignore
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction
from django.test import Client
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.events import subscribe as subscriptions
from shared_apps.events.models import OutboxEvent
from shared_apps.events.tasks import collect, dispatch
from shared_apps.identity.models import User
from shared_apps.identity.services.sessions import log_in, refresh_session
from shared_apps.identity.tasks import sweep_all_refresh_tokens
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.archive.tables import copied, tables_of_shop
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.context import in_public, in_tenant, in_tenant_as_owner
from shared_apps.tenants.errors import CopyDiffers, MoveRefused, MoveUnderWay, ShopBusy, TenantMoving
from shared_apps.tenants.models import Tenant, TenantAudit
from shared_apps.tenants.moving import copying, doors
from shared_apps.tenants.moving.alone import alone_with
from shared_apps.tenants.selectors.tenants import NEAR_SECONDS
from shared_apps.tenants.services import move_tenant as moving
from shared_apps.tenants.services.move_tenant import PATIENCE_SECONDS, move_tenant
from shared_apps.usage.tasks import measure
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.services.quote_cart import quote_cart
from tenant_apps.sales.events import SaleCompleted
from tenant_apps.sales.models import Sale
from tests.clusters.conftest import SECOND
from tests.plugins.graphql import Graph
from tests.plugins.tenants import CLIENT, PASSWORD

SARA = Actor("sara")
SALES = "{ sales(first: 10) { edges { node { number total lines { sku total } } } } }"
CHECKOUT = """
mutation ($input: CheckoutInput!) {
  checkout(input: $input) { __typename ... on CheckoutSuccess { sale { number total } } }
}
"""


def move(shop: Tenant, to: str | None = None) -> None:
    move_tenant(tenant_id=shop.pk, to=to or elsewhere(shop), actor=SARA)
    shop.refresh_from_db()


def elsewhere(shop: Tenant) -> str:
    return "default" if shop.cluster == SECOND else SECOND


def content(shop: Tenant) -> dict[str, str]:
    """Return the digest of every table, the sessions' too; the audit's transactions are counted anew where it goes."""
    with in_tenant_as_owner(shop):
        return {
            table.name: hashlib.sha256(b"".join(copied(table))).hexdigest()
            for table in tables_of_shop(without=["audit_entry", "django_migrations"])
        }


def is_on(cluster: str, shop: Tenant) -> tuple[bool, bool]:
    """Return whether the shop's schema is there, and its role."""
    with in_public(cluster), connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [shop.schema_name])
        [schema] = cursor.fetchone()
        cursor.execute("SELECT FROM pg_roles WHERE rolname = current_database() || '.' || %s", [shop.schema_name])
        return schema, bool(cursor.rowcount)


def actions(shop: Tenant) -> list[str]:
    return list(TenantAudit.objects.filter(tenant_id=shop.pk).order_by("pk").values_list("action", flat=True))


def token(shop: Tenant) -> str:
    with in_tenant(shop):
        _, tokens = log_in(login="owner", password=PASSWORD, client=CLIENT, now=timezone.now())
    return tokens.access_token


def sell_over_http(graph: Graph, shop: Tenant, session: str) -> dict[str, Any]:
    with in_tenant(shop), transaction.atomic():
        branch, ring = Branch.objects.get(code="BAZ"), Item.objects.get(sku="RING")
        line = CartLine(item_id=ring.pk, quantity=Decimal(1), discount=Decimal(0))
        quote = quote_cart(
            actor=User.objects.get(), branch_id=branch.pk, customer_id=None, lines=[line], now=timezone.now()
        )
    order = {
        "idempotencyKey": str(uuid.uuid4()),
        "quoteId": to_base64("Quote", quote.pk),
        "payments": [{"method": "CASH", "amount": str(quote.total)}],
    }
    sale: dict[str, Any] = graph(CHECKOUT, {"input": order}, shop=shop, token=session).data["checkout"]["sale"]
    return sale


def test_a_moved_shop_trades_on_the_other_cluster_as_if_nothing_had_been(
    graph: Graph, shop: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setitem(subscriptions._handlers, SaleCompleted.NAME, [lambda *, sale_id, **_: heard.append(sale_id)])
    session = token(shop)
    before, told = content(shop), graph(SALES, shop=shop, token=session).data
    dispatch()
    heard.clear()

    move(shop, SECOND)

    assert (shop.cluster, shop.moving_to, shop.left_on) == (SECOND, "", "")
    assert (is_on(SECOND, shop), is_on("default", shop)) == ((True, True), (False, False))
    assert content(shop) == before
    assert graph(SALES, shop=shop, token=session).data == told
    assert sell_over_http(graph, shop, session)["number"].endswith("-000002")
    with in_tenant(shop), transaction.atomic():
        [newest] = Sale.objects.filter(number__endswith="-000002").values_list("pk", flat=True)
    collect()
    assert heard == [str(newest)]
    with in_public(SECOND):
        assert not OutboxEvent.objects.exists()
    assert actions(shop) == [TenantAction.MOVE_STARTED, TenantAction.MOVED]


def test_a_shop_moves_back_and_nobody_has_to_log_in_again(graph: Graph, shop: Tenant) -> None:
    move(shop, SECOND)
    with in_tenant(shop):
        _, tokens = log_in(login="owner", password=PASSWORD, client=CLIENT, now=timezone.now())
    before = content(shop)

    move(shop, "default")

    assert (is_on("default", shop), is_on(SECOND, shop)) == ((True, True), (False, False))
    assert content(shop) == before
    with in_tenant(shop):
        refresh_session(token=tokens.refresh_token, client=CLIENT, now=timezone.now())


def test_the_doors_close_only_when_every_process_knows(shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process may serve the shop as it was for as long as it keeps a host's answer."""
    told: list[object] = []
    monkeypatch.setattr(moving, "PATIENCE_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr(moving, "sleep", told.append)

    def close_doors(tenant: Tenant) -> None:
        told.append("closed")
        doors.close_doors(tenant)

    monkeypatch.setattr(moving, "close_doors", close_doors)

    move(shop, elsewhere(shop))

    assert told == [PATIENCE_SECONDS, "closed"]
    assert PATIENCE_SECONDS >= NEAR_SECONDS


STEPS: list[tuple[Any, str]] = [
    (moving, "_start"),
    (moving, "close_doors"),
    (copying, "drop_schema_and_role"),
    (moving, "copy_shop"),
    (moving, "_switch"),
    (moving, "drop_schema_and_role"),
]


@pytest.mark.parametrize(("module", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_run_that_is_killed_leaves_one_server_and_the_next_finishes(
    client: Client, shop: Tenant, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    before, old, new = content(shop), shop.cluster, elsewhere(shop)
    with monkeypatch.context() as patch:
        patch.setattr(module, step, _killed_after(getattr(module, step)))
        with pytest.raises(KeyboardInterrupt):
            move(shop)
    shop.refresh_from_db()

    page = client.get("/nothing", headers={"Host": f"{shop.slug}.testserver"})
    has_switched = module is moving and step in {"_switch", "drop_schema_and_role"}
    assert ("Retry-After" in page.headers) is not has_switched
    assert (shop.cluster == new) is has_switched
    assert content(shop) == before

    move(shop, new)

    assert (shop.cluster, shop.moving_to, shop.left_on) == (new, "", "")
    assert (is_on(new, shop), is_on(old, shop)) == ((True, True), (False, False))
    assert content(shop) == before
    assert actions(shop)[-2:] == [TenantAction.MOVE_STARTED, TenantAction.MOVED]


def _killed_after(step: Callable[..., object]) -> Callable[..., None]:
    def run(*args: object, **kwargs: object) -> None:
        step(*args, **kwargs)
        raise KeyboardInterrupt

    return run


@pytest.mark.parametrize("target", ["the same", "home"])
def test_a_stopped_move_can_be_given_up(shop: Tenant, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    before, old, new = content(shop), shop.cluster, elsewhere(shop)
    with monkeypatch.context() as patch:
        patch.setattr(moving, "_switch", _killed if target == "home" else _broken)
        with pytest.raises(KeyboardInterrupt if target == "home" else RuntimeError):
            move(shop)
    if target == "home":  # a failure is given up by itself, a kill by whoever says so
        move(shop, old)
    shop.refresh_from_db()

    assert (shop.cluster, shop.moving_to, shop.left_on) == (old, "", "")
    assert is_on(new, shop) == (False, False)
    assert content(shop) == before
    assert actions(shop)[-1] == TenantAction.MOVE_GIVEN_UP
    rename_branch(shop, "open again")


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def _broken(*_: object) -> None:
    raise RuntimeError


def rename_branch(shop: Tenant, name: str) -> None:
    with in_tenant(shop), transaction.atomic():
        Branch.objects.filter(code="BAZ").update(name=name)


def test_a_copy_that_differs_is_not_served(shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    before, old, new = content(shop), shop.cluster, elsewhere(shop)
    monkeypatch.setattr(copying, "_digest", lambda table: f"not the digest of {table.name}")

    with pytest.raises(CopyDiffers):
        move(shop)

    shop.refresh_from_db()
    assert (shop.cluster, is_on(new, shop)) == (old, (False, False))
    assert content(shop) == before


def test_while_it_moves_the_shop_says_when_to_come_back(
    client: Client, graph: Graph, shop: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = shop.cluster
    with monkeypatch.context() as patch:
        patch.setattr(moving, "copy_shop", _killed_after(lambda *_, **__: None))
        with pytest.raises(KeyboardInterrupt):
            move(shop)

    page = client.get("/", headers={"Host": f"{shop.slug}.testserver"})
    assert (page.status_code, page.headers["Retry-After"]) == (503, "30")
    assert "will be back in a moment" in page.content.decode()
    answer = graph(SALES, shop=shop)
    assert (answer.status, answer.codes) == (503, ["TENANT_MOVING"])
    with pytest.raises(ProgrammingError, match="permission denied"):
        rename_branch(shop, "written while it moves")

    sweep_all_refresh_tokens()  # passes it by

    waits: list[str] = []
    monkeypatch.setattr(measure, "_runs_where_it_is_called", lambda: False)
    monkeypatch.setattr(measure, "_put_back", lambda: waits.append("put back"))
    with pytest.raises(Ignore):
        measure(schema_name=shop.schema_name, day="2026-11-20")
    assert waits == ["put back"]
    monkeypatch.setattr(measure, "_runs_where_it_is_called", lambda: True)
    with pytest.raises(TenantMoving):
        measure(schema_name=shop.schema_name, day="2026-11-20")

    move(shop, old)
    assert "Retry-After" not in client.get("/", headers={"Host": f"{shop.slug}.testserver"}).headers


def test_who_is_writing_is_waited_for_and_who_began_before_writes_no_more(
    shop: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "PATIENCE_SECONDS", 0.3)
    before = content(shop)

    with in_tenant(shop), transaction.atomic():
        Branch.objects.filter(code="BAZ").update(name="under way")
        with ThreadPoolExecutor(1) as other, pytest.raises(ShopBusy):
            other.submit(_in_a_thread, lambda: doors.close_doors(shop)).result()
        transaction.set_rollback(True)

    with in_tenant(shop), transaction.atomic():
        Branch.objects.count()
        with ThreadPoolExecutor(1) as other:
            other.submit(_in_a_thread, lambda: doors.close_doors(shop)).result()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Branch.objects.filter(code="BAZ").update(name="too late")

    doors.open_doors(shop)
    assert content(shop) == before


def _in_a_thread(work: Callable[[], None]) -> None:
    try:
        work()
    finally:
        connections.close_all()


def test_where_a_shop_cannot_go_nothing_is_begun(shop: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(to: str) -> str:
        with pytest.raises(MoveRefused) as refusal:
            move(shop, to)
        return str(refusal.value.facts["reason"])

    move(shop, "default")
    before, told = content(shop), actions(shop)
    assert refused("nowhere") == "UNKNOWN"
    with monkeypatch.context() as patch:
        patch.setattr(moving, "_identity", lambda _: ("one", "database"))
        assert refused(elsewhere(shop)) == "SAME_DATABASE"
    with monkeypatch.context() as patch:
        patch.setattr(moving, "_migrations", lambda cluster: {("tenants", cluster)})
        assert refused(elsewhere(shop)) == "NOT_PREPARED"
    with monkeypatch.context() as patch:
        patch.setattr(moving, "wanted_state", lambda: "a later release")
        assert refused(elsewhere(shop)) == "BEHIND"
    with alone_with(shop.pk), pytest.raises(MoveUnderWay):
        move(shop)

    shop.refresh_from_db()
    assert (shop.moving_to, shop.left_on, content(shop), actions(shop)) == ("", "", before, told)
    rename_branch(shop, "still open")


@pytest.mark.parametrize("field", ["moving_to", "left_on"])
def test_what_serves_the_shop_is_never_what_a_move_builds_or_drops(shop: Tenant, field: str) -> None:
    with pytest.raises(IntegrityError, match="elsewhere"), transaction.atomic():
        Tenant.objects.filter(pk=shop.pk).update(**{field: shop.cluster})


def test_the_command_moves_and_says_what_is_so_already(shop: Tenant) -> None:
    def said(**options: str) -> str:
        out = StringIO()
        call_command("move_tenant", shop.slug, stdout=out, **options)
        return out.getvalue()

    to = elsewhere(shop)
    assert said(to=to) == f"{shop.company_name} is on '{to}'.\n"
    told = actions(shop)
    assert said(to=to) == f"{shop.company_name} is on '{to}' already.\n"
    assert actions(shop) == told
    with pytest.raises(CommandError, match="There is no cluster"):
        said(to="nowhere")
    with pytest.raises(CommandError, match="There is no shop"):
        call_command("move_tenant", "nobody", to=to)
