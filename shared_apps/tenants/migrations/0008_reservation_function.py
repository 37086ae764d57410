"""The function that keeps what is reserved of a level."""

from django.db import migrations

# AFTER INSERT OR UPDATE ON stock_reservation FOR EACH ROW. Services lock the levels in order before.
KEEP_RESERVED = """
CREATE FUNCTION public.keep_reserved() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    change numeric := CASE WHEN TG_OP = 'INSERT' THEN NEW.quantity ELSE -NEW.quantity END;
    touched bigint;
BEGIN
    EXECUTE format($sql$
        UPDATE %1$I.stock_level SET reserved = reserved + $1 WHERE branch_id = $2 AND item_id = $3
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
    dependencies = [("tenants", "0007_return_guards")]

    operations = [migrations.RunSQL(KEEP_RESERVED, "DROP FUNCTION public.keep_reserved()")]
