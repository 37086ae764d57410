"""The functions behind the triggers of every shop: written once, in public, attached in each shop's schema.

They never rely on search_path: the schema they work in is that of the table that fired them.
"""

from django.db import migrations

REFUSE_CHANGE = """
CREATE FUNCTION public.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is %: % is refused', TG_TABLE_NAME, coalesce(TG_ARGV[0], 'append-only'), TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""

# AFTER INSERT ON stock_movement REFERENCING NEW TABLE AS moved FOR EACH STATEMENT.
# 1. The levels that are there are locked in one order, branch then item: two transactions can wait, never deadlock.
# 2. The others are made with their sum, in the same order; FOR KEY SHARE keeps the item's tracking still until we
#    commit. An upsert of all rows would not do: a CHECK judges the row that it proposes, not the sum, so nothing could
#    be taken out. The UPDATE beside it sees the rows of the same snapshot, and so never those that were just made.
# The constraints of stock_level have the last word.
APPLY_STOCK_MOVEMENTS = """
CREATE FUNCTION public.apply_stock_movements() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format($sql$
        SELECT FROM %1$I.stock_level AS level
        JOIN (SELECT DISTINCT branch_id, item_id FROM moved) AS wanted USING (branch_id, item_id)
        ORDER BY branch_id, item_id FOR UPDATE OF level
    $sql$, TG_TABLE_SCHEMA);

    EXECUTE format($sql$
        WITH sums AS (
            SELECT branch_id, item_id, sum(quantity) AS quantity FROM moved GROUP BY branch_id, item_id
        ), made AS (
            INSERT INTO %1$I.stock_level AS level (branch_id, item_id, tracking, quantity)
            SELECT sums.branch_id, sums.item_id, item.tracking, sums.quantity
            FROM sums JOIN %1$I.catalog_item AS item ON item.id = sums.item_id
            WHERE NOT EXISTS (
                SELECT FROM %1$I.stock_level AS there
                WHERE there.branch_id = sums.branch_id AND there.item_id = sums.item_id
            )
            ORDER BY sums.branch_id, sums.item_id FOR KEY SHARE OF item
            ON CONFLICT (branch_id, item_id) DO UPDATE SET quantity = level.quantity + excluded.quantity
        )
        UPDATE %1$I.stock_level AS level SET quantity = level.quantity + sums.quantity
        FROM sums WHERE level.branch_id = sums.branch_id AND level.item_id = sums.item_id
    $sql$, TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE_CHANGE, "DROP FUNCTION public.refuse_change()"),
        migrations.RunSQL(APPLY_STOCK_MOVEMENTS, "DROP FUNCTION public.apply_stock_movements()"),
    ]
