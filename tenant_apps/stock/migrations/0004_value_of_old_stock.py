"""Give stock that moved before it had a value the grams of its item, and let the trigger keep values from here on.

The catalogue's weight of today is the only one that is known, and the same for what came and what went: what is gone
is worth nothing, exactly. Nobody knows what was paid beside the metal, so the cost is zero. Both tables refuse changes
by hand; for the two statements that write the history anew their guards sleep, and nobody else can write meanwhile.
"""

from django.db import migrations

FILL = """
ALTER TABLE stock_movement DISABLE TRIGGER movement_is_append_only;
UPDATE stock_movement AS movement SET fine_weight = movement.quantity * item.fineness * 0.001
    * CASE item.tracking WHEN 'WEIGHT' THEN 1 ELSE item.net_weight END
FROM catalog_item AS item WHERE item.id = movement.item_id AND item.fineness IS NOT NULL;
ALTER TABLE stock_movement ENABLE TRIGGER movement_is_append_only;
ALTER TABLE stock_level DISABLE TRIGGER level_is_kept_by_movements;
UPDATE stock_level AS level SET fine_weight = moved.fine_weight
FROM (
    SELECT branch_id, item_id, sum(fine_weight) AS fine_weight FROM stock_movement GROUP BY branch_id, item_id
) AS moved
WHERE moved.branch_id = level.branch_id AND moved.item_id = level.item_id AND moved.fine_weight <> 0;
ALTER TABLE stock_level ENABLE TRIGGER level_is_kept_by_movements
"""
KEEP_LEVELS = """
DROP TRIGGER movement_keeps_levels ON stock_movement;
CREATE TRIGGER movement_keeps_levels AFTER INSERT ON stock_movement
REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION public.{function}()
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0003_fine_weight_and_cost"), ("tenants", "0005_valued_stock")]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(
            KEEP_LEVELS.format(function="apply_valued_stock_movements"),
            KEEP_LEVELS.format(function="apply_stock_movements"),
        ),
    ]
