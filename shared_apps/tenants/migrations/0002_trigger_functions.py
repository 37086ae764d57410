"""The functions behind the triggers of every shop: written once, in public, attached in each shop's schema.

They never rely on search_path: the schema they work in is that of the table that fired them.
"""

from django.db import migrations

REFUSE_CHANGE = """
CREATE FUNCTION public.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""

# AFTER INSERT ON stock_movement REFERENCING NEW TABLE AS moved FOR EACH STATEMENT.
# 1. A level that is missing is made at zero first: a CHECK judges the row that INSERT … ON CONFLICT proposes, not the
#    sum, so an upsert could not take anything out. FOR KEY SHARE keeps the item's tracking still until we commit.
# 2. The rows are locked in one order, branch then item, so that two transactions can wait but never deadlock.
# 3. The sums are added; the constraints of stock_level have the last word.
APPLY_STOCK_MOVEMENTS = """
CREATE FUNCTION public.apply_stock_movements() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format($sql$
        INSERT INTO %1$I.stock_level (branch_id, item_id, tracking, quantity)
        SELECT missing.branch_id, missing.item_id, item.tracking, 0
        FROM (
            SELECT DISTINCT branch_id, item_id FROM moved
            EXCEPT SELECT branch_id, item_id FROM %1$I.stock_level
        ) AS missing
        JOIN %1$I.catalog_item AS item ON item.id = missing.item_id
        ORDER BY missing.branch_id, missing.item_id
        FOR KEY SHARE OF item
        ON CONFLICT (branch_id, item_id) DO NOTHING
    $sql$, TG_TABLE_SCHEMA);

    EXECUTE format($sql$
        SELECT FROM %1$I.stock_level
        WHERE (branch_id, item_id) IN (SELECT branch_id, item_id FROM moved)
        ORDER BY branch_id, item_id
        FOR UPDATE
    $sql$, TG_TABLE_SCHEMA);

    EXECUTE format($sql$
        UPDATE %1$I.stock_level AS level SET quantity = level.quantity + sums.quantity
        FROM (SELECT branch_id, item_id, sum(quantity) AS quantity FROM moved GROUP BY branch_id, item_id) AS sums
        WHERE level.branch_id = sums.branch_id AND level.item_id = sums.item_id
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
