"""What was agreed and what was paid stays as it was written. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

ENTRIES_APPEND_ONLY = """
CREATE TRIGGER plan_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON instalments_planentry
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
INSTALMENTS_APPEND_ONLY = """
CREATE TRIGGER instalment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON instalments_instalment
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
PLAN_STAYS = """
CREATE TRIGGER plan_stays BEFORE DELETE OR TRUNCATE ON instalments_plan
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# A plan ends once, gets the sale of a layaway with that, and remembers when its customer was reminded.
PLAN_CHANGES_ONLY_ITS_END = """
CREATE TRIGGER plan_changes_only_its_end BEFORE UPDATE ON instalments_plan FOR EACH ROW
WHEN (OLD.status <> 'OPEN'
    OR to_jsonb(OLD) - ARRAY['status', 'sale_id', 'ended_at', 'reminded_on']
    <> to_jsonb(NEW) - ARRAY['status', 'sale_id', 'ended_at', 'reminded_on'])
EXECUTE FUNCTION public.refuse_change('agreed')
"""


class Migration(migrations.Migration):
    dependencies = [("instalments", "0001_initial"), ("tenants", "0002_trigger_functions")]

    operations = [
        migrations.RunSQL(ENTRIES_APPEND_ONLY, "DROP TRIGGER plan_entry_is_append_only ON instalments_planentry"),
        migrations.RunSQL(INSTALMENTS_APPEND_ONLY, "DROP TRIGGER instalment_is_append_only ON instalments_instalment"),
        migrations.RunSQL(PLAN_STAYS, "DROP TRIGGER plan_stays ON instalments_plan"),
        migrations.RunSQL(PLAN_CHANGES_ONLY_ITS_END, "DROP TRIGGER plan_changes_only_its_end ON instalments_plan"),
    ]
