"""The function behind the rule that nobody spends more credit than they have."""

from django.db import migrations

# AFTER INSERT ON loyalty_creditentry FOR EACH ROW, of what takes something away. The owner of the balance is locked
# first, so the sum that follows, in a snapshot of its own, sees what everybody else has committed.
REQUIRE_CREDIT = """
CREATE FUNCTION public.require_credit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kept uuid;
    is_covered boolean;
BEGIN
    IF NEW.gift_card_id IS NOT NULL THEN
        EXECUTE format('SELECT FROM %1$I.loyalty_giftcard WHERE id = $1 FOR NO KEY UPDATE', TG_TABLE_SCHEMA)
            USING NEW.gift_card_id;
        EXECUTE format($sql$
            SELECT sum(amount) >= 0 FROM %1$I.loyalty_creditentry WHERE gift_card_id = $1
        $sql$, TG_TABLE_SCHEMA) INTO is_covered USING NEW.gift_card_id;
    ELSE
        EXECUTE format($sql$
            SELECT coalesce(merged_into_id, id) FROM %1$I.customers_customer WHERE id = $1
        $sql$, TG_TABLE_SCHEMA) INTO kept USING NEW.customer_id;
        EXECUTE format('SELECT FROM %1$I.customers_customer WHERE id = $1 FOR NO KEY UPDATE', TG_TABLE_SCHEMA)
            USING kept;
        EXECUTE format($sql$
            SELECT sum(CASE entry.purse WHEN 'POINTS' THEN entry.points ELSE entry.amount END) >= 0
            FROM %1$I.customers_customer AS customer
            JOIN %1$I.loyalty_creditentry AS entry ON entry.customer_id = customer.id
            WHERE (customer.id = $1 OR customer.merged_into_id = $1) AND entry.purse = $2
        $sql$, TG_TABLE_SCHEMA) INTO is_covered USING kept, NEW.purse;
    END IF;
    IF NOT is_covered THEN
        RAISE EXCEPTION 'there is not enough credit for entry %', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0005_journal_functions"), ("tenants", "0005_open_shift")]

    operations = [migrations.RunSQL(REQUIRE_CREDIT, "DROP FUNCTION public.require_credit()")]
