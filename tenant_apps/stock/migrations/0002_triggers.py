"""Movements are append-only and keep the levels. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

KEEP_LEVELS = """
CREATE TRIGGER movement_keeps_levels AFTER INSERT ON stock_movement
REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION public.apply_stock_movements()
"""
APPEND_ONLY = """
CREATE TRIGGER movement_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movement
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0001_initial"), ("tenants", "0002_trigger_functions")]

    operations = [
        migrations.RunSQL(KEEP_LEVELS, "DROP TRIGGER movement_keeps_levels ON stock_movement"),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER movement_is_append_only ON stock_movement"),
    ]
