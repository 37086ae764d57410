"""Open the demo shop: a believable Tehran gallery with its catalogue, its people and three months of trade."""

import uuid
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user
from shared_apps.market.services.load_rate_history import load_rate_history
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.countries import PRESET_OF
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.services.sign_up_tenant import NewShop, sign_up_tenant
from tenant_apps.customers.models import Customer
from tenant_apps.customers.services.add_customer import add_customer
from tenant_apps.demo.services.fill_catalogue import fill_catalogue
from tenant_apps.demo.services.trade import trade
from tenant_apps.demo.sources import people, rates
from tenant_apps.pricing.models import BoardRate, PricingSettings

SLUG = "zarrin"
DAYS_OF_TRADE = 91
STAFF = (
    ("manager", "مریم رضایی", Role.MANAGER),
    ("cashier", "علی کاظمی", Role.CASHIER),
    ("goldsmith", "داود زرگر", Role.GOLDSMITH),
    ("accountant", "Sara Ahmadi", Role.ACCOUNTANT),
)


@transaction.atomic
def open_demo_shop(*, password: str, now: datetime) -> Tenant:
    """Make the whole shop, or nothing of it. Everybody in it logs in with ``password``."""
    preset = PRESET_OF["IR"]
    tenant = sign_up_tenant(
        idempotency_key=uuid.uuid4(),
        shop=NewShop(
            company_name="گالری زرین · Zarrin Gallery",
            slug=SLUG,
            country=preset.code,
            currency=preset.currency,
            language="en",
            time_zone=preset.time_zone,
            calendar=preset.calendar,
            plan_code="business",
        ),
        owner=NewUser(username="owner", full_name="زهرا زرین", email="owner@zarrin.example"),
        password=password,
        now=now,
    )
    with in_tenant(tenant):
        for username, full_name, role in STAFF:
            add_user(user=NewUser(username=username, full_name=full_name), role=role, password=password)
        owner = User.objects.get(role=Role.OWNER)
        zone = ZoneInfo(tenant.time_zone)
        chance = Random(1403)  # noqa: S311  (the same shop every time; nothing secret depends on it)
        _write_rates(now=now, zone=zone)
        opened = datetime.combine(now.astimezone(zone).date() - timedelta(days=DAYS_OF_TRADE + 1), time(9), zone)
        fill_catalogue(chance, actor=owner, now=opened)
        trade(chance, actor=owner, customers=_write_customers(chance), days=DAYS_OF_TRADE, now=now, zone=zone)
    return tenant


def _write_rates(*, now: datetime, zone: ZoneInfo) -> None:
    """Keep a board of its own; round totals to a thousand Toman, as the trade does."""
    own_ways = {"follows_platform_rates": False, "total_step": Decimal(10_000), "revision": 1}
    PricingSettings.objects.update_or_create(defaults=own_ways)
    load_rate_history(board=BoardRate, quotations=rates(currency="IRR", now=now, zone=zone))


def _write_customers(chance: Random) -> list[Customer]:
    return [
        add_customer(
            idempotency_key=uuid.uuid4(),
            name=name,
            phone=f"0912{chance.randrange(1_000_000, 9_999_999)}",
        )
        for name in people(chance, count=120)
    ]
