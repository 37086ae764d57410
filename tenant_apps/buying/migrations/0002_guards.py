"""Purchases are append-only and add up. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER {name}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
TABLES = {
    "purchase_line": "buying_purchaseline",
    "purchase_payment": "buying_purchasepayment",
    "identity_reveal": "buying_identityreveal",
}
PURCHASE_STAYS = """
CREATE TRIGGER purchase_stays BEFORE DELETE OR TRUNCATE ON buying_purchase
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# The one change there is: a completed purchase is voided, and then nothing any more.
PURCHASE_IS_ONLY_VOIDED = """
CREATE TRIGGER purchase_is_only_voided BEFORE UPDATE ON buying_purchase FOR EACH ROW
WHEN (OLD.status <> 'COMPLETED'
    OR to_jsonb(OLD) - 'status' - 'voided_at' - 'voided_by' - 'void_reason'
    <> to_jsonb(NEW) - 'status' - 'voided_at' - 'voided_by' - 'void_reason')
EXECUTE FUNCTION public.refuse_change()
"""
# Deferred: lines and payments may come before or after their purchase.
PURCHASE_ADDS_UP = """
CREATE CONSTRAINT TRIGGER purchase_adds_up AFTER INSERT ON buying_purchase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION public.require_purchase_adds_up()
"""


class Migration(migrations.Migration):
    dependencies = [("buying", "0001_initial"), ("tenants", "0006_purchase_sums")]

    operations = [
        *(
            migrations.RunSQL(
                APPEND_ONLY.format(name=name, table=table), f"DROP TRIGGER {name}_is_append_only ON {table}"
            )
            for name, table in TABLES.items()
        ),
        migrations.RunSQL(PURCHASE_STAYS, "DROP TRIGGER purchase_stays ON buying_purchase"),
        migrations.RunSQL(PURCHASE_IS_ONLY_VOIDED, "DROP TRIGGER purchase_is_only_voided ON buying_purchase"),
        migrations.RunSQL(PURCHASE_ADDS_UP, "DROP TRIGGER purchase_adds_up ON buying_purchase"),
    ]
