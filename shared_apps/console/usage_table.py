"""The last days of one shop's usage, for its page."""

from datetime import UTC, timedelta

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shared_apps.tenants.models import Tenant
from shared_apps.usage.selectors import usage_of

DAYS = 14


def usage_table(tenant: Tenant) -> SafeString | str:
    """Return a small table, the latest day first, or a dash when nothing was measured."""
    today = timezone.now().astimezone(UTC).date()
    rows = usage_of(tenant=tenant, first=today - timedelta(days=DAYS - 1), last=today)
    if not rows:
        return "—"
    head = [_("day"), _("people"), _("items"), _("sales"), _("storage (bytes)"), _("requests")]
    cells = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
    return format_html(
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        format_html_join("", "<th>{}</th>", ((title,) for title in head)),
        format_html_join(
            "",
            cells,
            ((row.day, row.users, row.items, row.sales, row.storage_bytes, row.requests) for row in rows),
        ),
    )
