"""Sales are append-only and add up. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

LINES_APPEND_ONLY = """
CREATE TRIGGER sale_line_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sales_saleline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
PAYMENTS_APPEND_ONLY = """
CREATE TRIGGER payment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sales_payment
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
SALE_STAYS = """
CREATE TRIGGER sale_stays BEFORE DELETE OR TRUNCATE ON sales_sale
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# The one change there is: a completed sale becomes a refunded one.
SALE_CHANGES_ONLY_ITS_STATUS = """
CREATE TRIGGER sale_changes_only_its_status BEFORE UPDATE ON sales_sale FOR EACH ROW
WHEN (OLD.status <> 'COMPLETED' OR to_jsonb(OLD) - 'status' <> to_jsonb(NEW) - 'status')
EXECUTE FUNCTION public.refuse_change()
"""
# Deferred: lines and payments may come before or after their sale. Imported history is as consistent as its source.
SALE_ADDS_UP = """
CREATE CONSTRAINT TRIGGER sale_adds_up AFTER INSERT ON sales_sale DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.source = 'COUNTER') EXECUTE FUNCTION public.require_sale_adds_up()
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial"), ("tenants", "0003_sale_sums")]

    operations = [
        migrations.RunSQL(LINES_APPEND_ONLY, "DROP TRIGGER sale_line_is_append_only ON sales_saleline"),
        migrations.RunSQL(PAYMENTS_APPEND_ONLY, "DROP TRIGGER payment_is_append_only ON sales_payment"),
        migrations.RunSQL(SALE_STAYS, "DROP TRIGGER sale_stays ON sales_sale"),
        migrations.RunSQL(SALE_CHANGES_ONLY_ITS_STATUS, "DROP TRIGGER sale_changes_only_its_status ON sales_sale"),
        migrations.RunSQL(SALE_ADDS_UP, "DROP TRIGGER sale_adds_up ON sales_sale"),
    ]
