from tenant_apps.drawers.models.counter_settings import CounterSettings
from tenant_apps.drawers.models.drawer_entry import DrawerEntry
from tenant_apps.drawers.models.shift import Shift

__all__ = ["CounterSettings", "DrawerEntry", "Shift"]
