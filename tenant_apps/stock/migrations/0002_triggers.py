"""Movements are append-only and keep the levels; nothing else writes those. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

KEEP_LEVELS = """
CREATE TRIGGER movement_keeps_levels AFTER INSERT ON stock_movement
REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION public.apply_stock_movements()
"""
APPEND_ONLY = """
CREATE TRIGGER movement_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movement
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# A statement that a person or a service sends has depth 0; that of the movements' trigger has 1.
KEPT_BY_MOVEMENTS = """
CREATE TRIGGER level_is_kept_by_movements BEFORE INSERT OR UPDATE OR DELETE ON stock_level
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.refuse_change('kept by movements')
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0001_initial"), ("tenants", "0002_trigger_functions")]

    operations = [
        migrations.RunSQL(KEEP_LEVELS, "DROP TRIGGER movement_keeps_levels ON stock_movement"),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER movement_is_append_only ON stock_movement"),
        migrations.RunSQL(KEPT_BY_MOVEMENTS, "DROP TRIGGER level_is_kept_by_movements ON stock_level"),
    ]
