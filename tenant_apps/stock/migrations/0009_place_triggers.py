"""Levels are kept place by place, and only what is on the shelf is reserved. Table names are unqualified."""

from django.db import migrations

KEEP_LEVELS = """
DROP TRIGGER movement_keeps_levels ON stock_movement;
CREATE TRIGGER movement_keeps_levels AFTER INSERT ON stock_movement
REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION public.{function}()
"""
KEEP_RESERVED = """
DROP TRIGGER reservation_keeps_reserved ON stock_reservation;
CREATE TRIGGER reservation_keeps_reserved AFTER INSERT OR UPDATE ON stock_reservation
FOR EACH ROW EXECUTE FUNCTION public.{function}()
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0008_places"), ("tenants", "0009_stock_places")]

    operations = [
        migrations.RunSQL(
            KEEP_LEVELS.format(function="apply_placed_stock_movements"),
            KEEP_LEVELS.format(function="apply_valued_stock_movements"),
        ),
        migrations.RunSQL(
            KEEP_RESERVED.format(function="keep_reserved_on_shelf"), KEEP_RESERVED.format(function="keep_reserved")
        ),
    ]
