"""The function behind the guard of a posted invoice's lines: those of a held one go with it."""

from django.db import migrations

REQUIRE_HELD_INVOICE = """
CREATE FUNCTION public.require_held_invoice() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_held boolean;
BEGIN
    EXECUTE format('SELECT status = ''HELD'' FROM %I.purchasing_invoice WHERE id = $1', TG_TABLE_SCHEMA)
    INTO is_held USING OLD.invoice_id;
    IF NOT is_held THEN
        RAISE EXCEPTION '% is kept by its posted invoice: % is refused', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0009_stock_places")]

    operations = [
        migrations.RunSQL(REQUIRE_HELD_INVOICE, "DROP FUNCTION public.require_held_invoice()"),
    ]
