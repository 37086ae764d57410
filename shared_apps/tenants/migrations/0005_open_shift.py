"""The function behind the rule that a closed drawer takes nothing any more."""

from django.db import migrations

# AFTER INSERT ON drawers_drawerentry REFERENCING NEW TABLE AS entered FOR EACH STATEMENT.
# The row is locked before its state is read: while somebody closes the shift we wait, and then see it closed. Who holds
# the key share makes the closing wait in turn, so nothing is entered between the count and the close.
REQUIRE_OPEN_SHIFT = """
CREATE FUNCTION public.require_open_shift() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_closed boolean;
BEGIN
    EXECUTE format($sql$
        SELECT bool_or(locked.closed_at IS NOT NULL) FROM (
            SELECT shift.closed_at FROM %1$I.drawers_shift AS shift
            WHERE shift.id IN (SELECT shift_id FROM entered) ORDER BY shift.id FOR KEY SHARE
        ) AS locked
    $sql$, TG_TABLE_SCHEMA) INTO is_closed;
    IF is_closed THEN
        RAISE EXCEPTION 'the shift is closed: nothing more is entered' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0004_lifecycle")]

    operations = [migrations.RunSQL(REQUIRE_OPEN_SHIFT, "DROP FUNCTION public.require_open_shift()")]
