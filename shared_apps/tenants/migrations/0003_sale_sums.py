"""The function behind the constraint that a sale's lines and payments add up to it."""

from django.db import migrations

REQUIRE_SALE_ADDS_UP = """
CREATE FUNCTION public.require_sale_adds_up() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    adds_up boolean;
BEGIN
    EXECUTE format($sql$
        SELECT lines.subtotal = $2 AND lines.discount = $3 AND lines.tax = $4 AND payments.amount = $5
        FROM (
            SELECT coalesce(sum(subtotal), 0) AS subtotal, coalesce(sum(discount), 0) AS discount,
                   coalesce(sum(tax), 0) AS tax
            FROM %1$I.sales_saleline WHERE sale_id = $1
        ) AS lines
        CROSS JOIN (
            SELECT coalesce(sum(amount), 0) AS amount FROM %1$I.sales_payment WHERE sale_id = $1
        ) AS payments
    $sql$, TG_TABLE_SCHEMA) INTO adds_up USING NEW.id, NEW.subtotal, NEW.discount, NEW.tax, NEW.total;
    IF NOT adds_up THEN
        RAISE EXCEPTION 'the lines and payments of sale % do not add up to it', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0002_trigger_functions")]

    operations = [migrations.RunSQL(REQUIRE_SALE_ADDS_UP, "DROP FUNCTION public.require_sale_adds_up()")]
