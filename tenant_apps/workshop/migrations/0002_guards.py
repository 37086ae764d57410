"""What a job used, made and lost stays as it was written. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

ORDER_STAYS = """
CREATE TRIGGER work_order_stays BEFORE DELETE OR TRUNCATE ON workshop_workorder
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
ORDER_ENDS_ONCE = """
CREATE TRIGGER work_order_ends_once BEFORE UPDATE ON workshop_workorder FOR EACH ROW
WHEN (OLD.status <> 'OPEN'
    OR to_jsonb(OLD) - ARRAY['status', 'ended_at', 'ended_by', 'excess_reason']
    <> to_jsonb(NEW) - ARRAY['status', 'ended_at', 'ended_by', 'excess_reason'])
EXECUTE FUNCTION public.refuse_change('agreed')
"""
LINES_STAY = """
CREATE TRIGGER work_line_stays BEFORE DELETE OR TRUNCATE ON workshop_workline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# When a job ends it says what the goods it used were worth; nothing else of a line ever changes.
LINES_KEEP_WHAT_THEY_SAY = """
CREATE TRIGGER work_line_keeps_what_it_says BEFORE UPDATE ON workshop_workline FOR EACH ROW
WHEN (OLD.side <> 'USED'
    OR to_jsonb(OLD) - ARRAY['fine_weight', 'cost'] <> to_jsonb(NEW) - ARRAY['fine_weight', 'cost'])
EXECUTE FUNCTION public.refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [("workshop", "0001_initial"), ("tenants", "0002_trigger_functions")]

    operations = [
        migrations.RunSQL(ORDER_STAYS, "DROP TRIGGER work_order_stays ON workshop_workorder"),
        migrations.RunSQL(ORDER_ENDS_ONCE, "DROP TRIGGER work_order_ends_once ON workshop_workorder"),
        migrations.RunSQL(LINES_STAY, "DROP TRIGGER work_line_stays ON workshop_workline"),
        migrations.RunSQL(LINES_KEEP_WHAT_THEY_SAY, "DROP TRIGGER work_line_keeps_what_it_says ON workshop_workline"),
    ]
