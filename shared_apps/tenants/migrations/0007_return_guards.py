"""The functions behind what may come back of a sale, and a sale that adds up with cash rounded to the smallest coin."""

from django.db import migrations

# The row's own columns are read through JSON: shops that are migrated later do not have all of them yet.
REQUIRE_SALE_ADDS_UP = """
CREATE OR REPLACE FUNCTION public.require_sale_adds_up() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    paid numeric := NEW.total + coalesce((to_jsonb(NEW) ->> 'cash_rounding')::numeric, 0);
    fits boolean;
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
    $sql$, TG_TABLE_SCHEMA) INTO fits USING NEW.id, NEW.subtotal, NEW.discount, NEW.tax, paid;
    IF NOT fits THEN
        RAISE EXCEPTION 'the lines and payments of sale % do not add up to it', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.refund_of_id IS NOT NULL THEN
        EXECUTE format($sql$
            SELECT sum(total) >= 0 FROM %1$I.sales_sale WHERE id = $1 OR refund_of_id = $1
        $sql$, TG_TABLE_SCHEMA) INTO fits USING NEW.refund_of_id;
        IF NOT fits THEN
            RAISE EXCEPTION 'more than was paid would go back for sale %', NEW.refund_of_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'sale_refunds_no_more_than_its_total';
        END IF;
    END IF;
    RETURN NULL;
END
$$
"""
BEFORE = """
CREATE OR REPLACE FUNCTION public.require_sale_adds_up() RETURNS trigger
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

# AFTER INSERT ON sales_saleline REFERENCING NEW TABLE AS written FOR EACH STATEMENT.
# The lines of the sale are locked first, in one order: of two returns at once the second counts the first.
REQUIRE_RETURNS_WITHIN_SOLD = """
CREATE FUNCTION public.require_returns_within_sold() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    exceeded uuid;
BEGIN
    IF NOT EXISTS (SELECT FROM written WHERE return_of_id IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    EXECUTE format($sql$
        SELECT FROM %1$I.sales_saleline AS sold
        WHERE sold.id IN (SELECT return_of_id FROM written) ORDER BY sold.id FOR NO KEY UPDATE
    $sql$, TG_TABLE_SCHEMA);

    EXECUTE format($sql$
        SELECT sold.id FROM %1$I.sales_saleline AS sold
        JOIN %1$I.sales_saleline AS back ON back.return_of_id = sold.id
        WHERE sold.id IN (SELECT return_of_id FROM written)
        GROUP BY sold.id, sold.quantity
        HAVING sold.quantity + sum(back.quantity) < 0 OR max(back.quantity) >= 0
        LIMIT 1
    $sql$, TG_TABLE_SCHEMA) INTO exceeded;
    IF exceeded IS NOT NULL THEN
        RAISE EXCEPTION 'more of line % would come back than was sold', exceeded
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sale_line_returns_no_more_than_sold';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0006_purchase_sums"), ("tenants", "0006_search_grams")]

    operations = [
        migrations.RunSQL(REQUIRE_SALE_ADDS_UP, BEFORE),
        migrations.RunSQL(REQUIRE_RETURNS_WITHIN_SOLD, "DROP FUNCTION public.require_returns_within_sold()"),
    ]
