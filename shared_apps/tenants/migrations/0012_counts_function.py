"""The function behind the rule that the lines of a count stay as they are once it is approved or cancelled."""

from django.db import migrations

# AFTER INSERT, UPDATE or DELETE ON counts_stockcountline, with the rows' transition table AS changed FOR EACH STATEMENT.
# As require_open_shift: who approves holds the row, so we wait and then see what became of the count.
REQUIRE_COUNT_GOING_ON = """
CREATE FUNCTION public.require_count_going_on() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_over boolean;
BEGIN
    EXECUTE format($sql$
        SELECT bool_or(locked.status IN ('APPROVED', 'CANCELLED')) FROM (
            SELECT status FROM %1$I.counts_stockcount
            WHERE id IN (SELECT count_id FROM changed) ORDER BY id FOR KEY SHARE
        ) AS locked
    $sql$, TG_TABLE_SCHEMA) INTO is_over;
    IF is_over THEN
        RAISE EXCEPTION 'the count is over: its lines stay' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0011_transfer_functions")]

    operations = [migrations.RunSQL(REQUIRE_COUNT_GOING_ON, "DROP FUNCTION public.require_count_going_on()")]
