"""The functions that keep levels and what is reserved of them know places.

New ones beside the old: a shop's triggers change over when the shop is migrated, and until then its stock has no places.
"""

from django.db import migrations

# As apply_stock_movements of 0002, which tells why it does what it does, with a level for each place.
APPLY_PLACED_STOCK_MOVEMENTS = """
CREATE FUNCTION public.apply_placed_stock_movements() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format($sql$
        SELECT FROM %1$I.stock_level AS level
        JOIN (SELECT DISTINCT branch_id, item_id, place FROM moved) AS wanted USING (branch_id, item_id, place)
        ORDER BY branch_id, item_id, place FOR UPDATE OF level
    $sql$, TG_TABLE_SCHEMA);

    EXECUTE format($sql$
        WITH sums AS (
            SELECT branch_id, item_id, place,
                sum(quantity) AS quantity, sum(fine_weight) AS fine_weight, sum(cost) AS cost
            FROM moved GROUP BY branch_id, item_id, place
        ), made AS (
            INSERT INTO %1$I.stock_level AS level (branch_id, item_id, place, tracking, quantity, fine_weight, cost)
            SELECT sums.branch_id, sums.item_id, sums.place, item.tracking, sums.quantity, sums.fine_weight, sums.cost
            FROM sums JOIN %1$I.catalog_item AS item ON item.id = sums.item_id
            WHERE NOT EXISTS (
                SELECT FROM %1$I.stock_level AS there
                WHERE there.branch_id = sums.branch_id AND there.item_id = sums.item_id AND there.place = sums.place
            )
            ORDER BY sums.branch_id, sums.item_id, sums.place FOR KEY SHARE OF item
            ON CONFLICT (branch_id, item_id, place) DO UPDATE SET
                quantity = level.quantity + excluded.quantity,
                fine_weight = level.fine_weight + excluded.fine_weight,
                cost = level.cost + excluded.cost
        )
        UPDATE %1$I.stock_level AS level SET
            quantity = level.quantity + sums.quantity,
            fine_weight = level.fine_weight + sums.fine_weight,
            cost = level.cost + sums.cost
        FROM sums
        WHERE level.branch_id = sums.branch_id AND level.item_id = sums.item_id AND level.place = sums.place
    $sql$, TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$
"""
KEEP_RESERVED_ON_SHELF = """
CREATE FUNCTION public.keep_reserved_on_shelf() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    change numeric := CASE WHEN TG_OP = 'INSERT' THEN NEW.quantity ELSE -NEW.quantity END;
    touched bigint;
BEGIN
    EXECUTE format($sql$
        UPDATE %1$I.stock_level SET reserved = reserved + $1
        WHERE branch_id = $2 AND item_id = $3 AND place = 'SHELF'
    $sql$, TG_TABLE_SCHEMA) USING change, NEW.branch_id, NEW.item_id;
    GET DIAGNOSTICS touched = ROW_COUNT;
    IF touched <> 1 THEN
        RAISE EXCEPTION 'there is no stock of item % to reserve', NEW.item_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'level_reserves_what_is_there';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0008_reservation_function")]

    operations = [
        migrations.RunSQL(APPLY_PLACED_STOCK_MOVEMENTS, "DROP FUNCTION public.apply_placed_stock_movements()"),
        migrations.RunSQL(KEEP_RESERVED_ON_SHELF, "DROP FUNCTION public.keep_reserved_on_shelf()"),
    ]
