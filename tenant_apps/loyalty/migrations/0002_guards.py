"""Credit is append-only and never negative. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER credit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loyalty_creditentry
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
NEVER_NEGATIVE = """
CREATE TRIGGER credit_is_never_negative AFTER INSERT ON loyalty_creditentry FOR EACH ROW
WHEN (CASE NEW.purse WHEN 'POINTS' THEN NEW.points ELSE NEW.amount END < 0) EXECUTE FUNCTION public.require_credit()
"""


class Migration(migrations.Migration):
    dependencies = [("loyalty", "0001_initial"), ("tenants", "0005_credit_balances")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER credit_entry_is_append_only ON loyalty_creditentry"),
        migrations.RunSQL(NEVER_NEGATIVE, "DROP TRIGGER credit_is_never_negative ON loyalty_creditentry"),
    ]
