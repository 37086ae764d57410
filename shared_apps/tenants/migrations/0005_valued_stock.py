"""The function that keeps levels keeps their grams and cost too.

A new one beside the old: a shop's trigger changes over when the shop is migrated, and until then its levels have no
columns for them.
"""

from django.db import migrations

# As apply_stock_movements of 0002, which tells why it does what it does, with three sums instead of one.
APPLY_VALUED_STOCK_MOVEMENTS = """
CREATE FUNCTION public.apply_valued_stock_movements() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format($sql$
        SELECT FROM %1$I.stock_level AS level
        JOIN (SELECT DISTINCT branch_id, item_id FROM moved) AS wanted USING (branch_id, item_id)
        ORDER BY branch_id, item_id FOR UPDATE OF level
    $sql$, TG_TABLE_SCHEMA);

    EXECUTE format($sql$
        WITH sums AS (
            SELECT branch_id, item_id, sum(quantity) AS quantity, sum(fine_weight) AS fine_weight, sum(cost) AS cost
            FROM moved GROUP BY branch_id, item_id
        ), made AS (
            INSERT INTO %1$I.stock_level AS level (branch_id, item_id, tracking, quantity, fine_weight, cost)
            SELECT sums.branch_id, sums.item_id, item.tracking, sums.quantity, sums.fine_weight, sums.cost
            FROM sums JOIN %1$I.catalog_item AS item ON item.id = sums.item_id
            WHERE NOT EXISTS (
                SELECT FROM %1$I.stock_level AS there
                WHERE there.branch_id = sums.branch_id AND there.item_id = sums.item_id
            )
            ORDER BY sums.branch_id, sums.item_id FOR KEY SHARE OF item
            ON CONFLICT (branch_id, item_id) DO UPDATE SET
                quantity = level.quantity + excluded.quantity,
                fine_weight = level.fine_weight + excluded.fine_weight,
                cost = level.cost + excluded.cost
        )
        UPDATE %1$I.stock_level AS level SET
            quantity = level.quantity + sums.quantity,
            fine_weight = level.fine_weight + sums.fine_weight,
            cost = level.cost + sums.cost
        FROM sums WHERE level.branch_id = sums.branch_id AND level.item_id = sums.item_id
    $sql$, TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0004_lifecycle")]

    operations = [
        migrations.RunSQL(APPLY_VALUED_STOCK_MOVEMENTS, "DROP FUNCTION public.apply_valued_stock_movements()"),
    ]
