"""Entries are append-only and end with their shift; a shift changes once. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

ENTRIES_APPEND_ONLY = """
CREATE TRIGGER drawer_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON drawers_drawerentry
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
ENTRIES_NEED_AN_OPEN_SHIFT = """
CREATE TRIGGER drawer_entry_needs_an_open_shift AFTER INSERT ON drawers_drawerentry
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION public.require_open_shift()
"""
SHIFT_STAYS = """
CREATE TRIGGER shift_stays BEFORE DELETE OR TRUNCATE ON drawers_shift
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# The one change there is: an open shift is closed. Who opened which till with how much stays as it was written.
SHIFT_CHANGES_ONLY_BY_CLOSING = """
CREATE TRIGGER shift_changes_only_by_closing BEFORE UPDATE ON drawers_shift FOR EACH ROW
WHEN (
    OLD.closed_at IS NOT NULL
    OR OLD.id IS DISTINCT FROM NEW.id
    OR OLD.terminal_id IS DISTINCT FROM NEW.terminal_id
    OR OLD.holder_id IS DISTINCT FROM NEW.holder_id
    OR OLD.holder_name IS DISTINCT FROM NEW.holder_name
    OR OLD.currency IS DISTINCT FROM NEW.currency
    OR OLD.opening_float IS DISTINCT FROM NEW.opening_float
    OR OLD.opened_at IS DISTINCT FROM NEW.opened_at
)
EXECUTE FUNCTION public.refuse_change('closed once and otherwise kept')
"""


class Migration(migrations.Migration):
    dependencies = [("drawers", "0001_initial"), ("tenants", "0005_open_shift")]

    operations = [
        migrations.RunSQL(ENTRIES_APPEND_ONLY, "DROP TRIGGER drawer_entry_is_append_only ON drawers_drawerentry"),
        migrations.RunSQL(
            ENTRIES_NEED_AN_OPEN_SHIFT, "DROP TRIGGER drawer_entry_needs_an_open_shift ON drawers_drawerentry"
        ),
        migrations.RunSQL(SHIFT_STAYS, "DROP TRIGGER shift_stays ON drawers_shift"),
        migrations.RunSQL(SHIFT_CHANGES_ONLY_BY_CLOSING, "DROP TRIGGER shift_changes_only_by_closing ON drawers_shift"),
    ]
