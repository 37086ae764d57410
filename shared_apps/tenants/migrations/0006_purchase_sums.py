"""The function behind the constraint that a purchase's lines and payments add up to it."""

from django.db import migrations

REQUIRE_PURCHASE_ADDS_UP = """
CREATE FUNCTION public.require_purchase_adds_up() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    adds_up boolean;
BEGIN
    EXECUTE format($sql$
        SELECT (SELECT coalesce(sum(amount), 0) FROM %1$I.buying_purchaseline WHERE purchase_id = $1) = $2
           AND (SELECT coalesce(sum(amount), 0) FROM %1$I.buying_purchasepayment WHERE purchase_id = $1) = $3
    $sql$, TG_TABLE_SCHEMA) INTO adds_up USING NEW.id, NEW.subtotal, NEW.total;
    IF NOT adds_up THEN
        RAISE EXCEPTION 'the lines and payments of purchase % do not add up to it', NEW.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tenants", "0005_credit_balances"),
        ("tenants", "0005_journal_functions"),
        ("tenants", "0005_open_shift"),
        ("tenants", "0005_valued_stock"),
    ]

    operations = [
        migrations.RunSQL(REQUIRE_PURCHASE_ADDS_UP, "DROP FUNCTION public.require_purchase_adds_up()"),
    ]
