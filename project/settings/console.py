"""How the console looks, and what its side bar offers."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


def _link(title: Any, icon: str, model: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": reverse_lazy(f"admin:{model}_changelist")}


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("Zargar console"),
    "SITE_HEADER": _("Zargar"),
    "SITE_SUBHEADER": _("The platform's console"),
    "SITE_SYMBOL": "diamond",
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
    "SHOW_LANGUAGES": True,
    "LANGUAGES": {"action": "/console/language/"},
    "BORDER_RADIUS": "6px",
    "COLORS": {
        "primary": {
            "50": "oklch(98.7% .022 95.277)",
            "100": "oklch(96.2% .059 95.617)",
            "200": "oklch(92.4% .12 95.746)",
            "300": "oklch(87.9% .169 91.605)",
            "400": "oklch(82.8% .189 84.429)",
            "500": "oklch(68% .15 75)",
            "600": "oklch(55.5% .13 65)",
            "700": "oklch(48% .12 58)",
            "800": "oklch(41% .1 55)",
            "900": "oklch(35% .08 52)",
            "950": "oklch(26% .06 50)",
        },
    },
    "SIDEBAR": {
        "show_search": True,
        "navigation": [
            {
                "title": _("Platform"),
                "items": [
                    {"title": _("Overview"), "icon": "dashboard", "link": reverse_lazy("admin:index")},
                    _link(_("Shops"), "storefront", "tenants_tenant"),
                    _link(_("Domains"), "language", "tenants_domain"),
                    _link(_("Staff"), "badge", "identity_user"),
                ],
            },
            {
                "title": _("Billing"),
                "items": [
                    _link(_("Plans"), "sell", "plans_plan"),
                    _link(_("Subscriptions"), "card_membership", "billing_subscription"),
                    _link(_("Usage"), "monitoring", "usage_usageday"),
                ],
            },
            {
                "title": _("Operation"),
                "items": [
                    _link(_("Metal rates"), "trending_up", "market_metalrate"),
                    _link(_("Events"), "outbox", "events_outboxevent"),
                    _link(_("Audit of shops"), "history", "tenants_tenantaudit"),
                ],
            },
        ],
    },
}
