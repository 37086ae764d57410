"""The journal is append-only, balanced and keeps the months' balances. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

ENTRIES_APPEND_ONLY = """
CREATE TRIGGER journal_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_journalentry
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
LINES_APPEND_ONLY = """
CREATE TRIGGER journal_line_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_journalline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
IN_AN_OPEN_PERIOD = """
CREATE TRIGGER journal_entry_is_in_an_open_period AFTER INSERT ON ledger_journalentry
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.require_open_period()
"""
KEEP_BALANCES = """
CREATE TRIGGER journal_line_keeps_balances AFTER INSERT ON ledger_journalline
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.keep_monthly_balances()
"""
# Deferred: the lines come after their entry, in one statement or in many.
ENTRY_BALANCES = """
CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON ledger_journalentry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.require_entry_balances()
"""
# A statement that a person or a service sends has depth 0; that of the lines' trigger has 1.
KEPT_BY_LINES = """
CREATE TRIGGER monthly_balance_is_kept_by_lines BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ledger_monthlybalance
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.refuse_change('kept by the journal')
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("tenants", "0005_journal_functions")]

    operations = [
        migrations.RunSQL(ENTRIES_APPEND_ONLY, "DROP TRIGGER journal_entry_is_append_only ON ledger_journalentry"),
        migrations.RunSQL(LINES_APPEND_ONLY, "DROP TRIGGER journal_line_is_append_only ON ledger_journalline"),
        migrations.RunSQL(IN_AN_OPEN_PERIOD, "DROP TRIGGER journal_entry_is_in_an_open_period ON ledger_journalentry"),
        migrations.RunSQL(KEEP_BALANCES, "DROP TRIGGER journal_line_keeps_balances ON ledger_journalline"),
        migrations.RunSQL(ENTRY_BALANCES, "DROP TRIGGER journal_entry_balances ON ledger_journalentry"),
        migrations.RunSQL(KEPT_BY_LINES, "DROP TRIGGER monthly_balance_is_kept_by_lines ON ledger_monthlybalance"),
    ]
