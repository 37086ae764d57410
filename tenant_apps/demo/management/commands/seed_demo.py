"""Open the demo shop and the console's demo person, once; later runs only keep its rate fresh."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from project.settings.secret import kept_secret
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user
from shared_apps.market.models import MetalRate
from shared_apps.market.services.load_rate_history import load_rate_history
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.demo.services.keep_rate_fresh import keep_rate_fresh
from tenant_apps.demo.services.open_demo_shop import SLUG, open_demo_shop
from tenant_apps.demo.sources import rates
from tenant_apps.pricing.models import BoardRate

PLATFORM_CURRENCIES = ("IRR", "USD")
UTC = ZoneInfo("UTC")


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo shop is for a developer's machine.")
        password, now = kept_secret("demo-password", size=9), timezone.now()
        if not User.objects.filter(username="admin").exists():
            admin = NewUser(username="admin", full_name="Platform administrator")
            add_user(user=admin, role=Role.PLATFORM_ADMIN, password=password)
        if not MetalRate.objects.exists():
            for currency in PLATFORM_CURRENCIES:
                load_rate_history(board=MetalRate, quotations=rates(currency=currency, now=now, zone=UTC))
        tenant = Tenant.objects.filter(slug=SLUG).first()
        if tenant is None:
            self.stdout.write("Opening the demo shop: 500 items and three months of sales …")
            tenant = open_demo_shop(password=password, now=now)
        for currency in PLATFORM_CURRENCIES:
            keep_rate_fresh(board=MetalRate, currency=currency, now=now)
        with in_tenant(tenant):
            keep_rate_fresh(board=BoardRate, currency=tenant.currency, now=now)
        self.stdout.write(f"  Demo shop log-ins: owner, manager, cashier, goldsmith or accountant, password {password}")
        self.stdout.write(f"  Console log-in:    admin, password {password}")
