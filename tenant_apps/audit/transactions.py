"""The order of entries is that of the transactions that wrote them, as the cluster counts those."""

from django.db import connection

from shared_apps.tenants.moving.settling import settling_step

# All of them go down by one number, so their order stays; no digest has it in it.
MOVE_BACK = """
WITH moved AS (
    SELECT max(txid) - pg_current_xact_id()::text::bigint AS by FROM audit_entry
)
UPDATE audit_entry SET txid = txid - moved.by FROM moved WHERE moved.by > 0
"""


@settling_step
def count_from_here() -> None:
    """Bring the entries below the transactions of this cluster, which may count lower than the one they come from.

    What is written from now on would stand before them otherwise. Run it as the owner, before the shop is opened.
    """
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute(MOVE_BACK)
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
