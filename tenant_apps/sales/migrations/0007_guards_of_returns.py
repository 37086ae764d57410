"""What may become of a document, and what may come back. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

# A document's life: completed, then refunded in parts or at once, or made void while nothing has come back.
SALE_CHANGES_ONLY_ITS_STATUS = """
CREATE TRIGGER sale_changes_only_its_status BEFORE UPDATE ON sales_sale FOR EACH ROW
WHEN (
    NOT (
        (OLD.status = 'COMPLETED' AND NEW.status = 'PARTLY_REFUNDED')
        OR (OLD.status = 'COMPLETED' AND NEW.status = 'REFUNDED')
        OR (OLD.status = 'COMPLETED' AND NEW.status = 'VOIDED')
        OR (OLD.status = 'PARTLY_REFUNDED' AND NEW.status = 'PARTLY_REFUNDED')
        OR (OLD.status = 'PARTLY_REFUNDED' AND NEW.status = 'REFUNDED')
    )
    OR to_jsonb(OLD) - ARRAY['status', 'voided_at', 'voided_by_name', 'void_reason']
        <> to_jsonb(NEW) - ARRAY['status', 'voided_at', 'voided_by_name', 'void_reason']
    OR (NEW.status <> 'VOIDED' AND to_jsonb(OLD) - 'status' <> to_jsonb(NEW) - 'status')
)
EXECUTE FUNCTION public.refuse_change()
"""
RETURNS_WITHIN_SOLD = """
CREATE TRIGGER sale_line_returns_within_sold AFTER INSERT ON sales_saleline
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.require_returns_within_sold()
"""
OLD_GOLD_APPEND_ONLY = """
CREATE TRIGGER old_gold_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sales_oldgold
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# A cheque goes its way once: to the bank or back to the customer, and then it clears or bounces.
CHEQUE_GOES_ITS_WAY = """
CREATE TRIGGER cheque_goes_its_way BEFORE UPDATE ON sales_cheque FOR EACH ROW
WHEN (
    NOT (
        (OLD.status = 'RECEIVED' AND NEW.status = 'DEPOSITED')
        OR (OLD.status = 'RECEIVED' AND NEW.status = 'RETURNED')
        OR (OLD.status = 'DEPOSITED' AND NEW.status = 'CLEARED')
        OR (OLD.status = 'DEPOSITED' AND NEW.status = 'BOUNCED')
    )
    OR to_jsonb(OLD) - ARRAY['status', 'status_at'] <> to_jsonb(NEW) - ARRAY['status', 'status_at']
)
EXECUTE FUNCTION public.refuse_change()
"""
CHEQUE_STAYS = """
CREATE TRIGGER cheque_stays BEFORE DELETE OR TRUNCATE ON sales_cheque
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0006_returns_exchanges_and_payment_kinds"), ("tenants", "0007_return_guards")]

    operations = [
        migrations.RunSQL(SALE_CHANGES_ONLY_ITS_STATUS, "DROP TRIGGER sale_changes_only_its_status ON sales_sale"),
        migrations.RunSQL(RETURNS_WITHIN_SOLD, "DROP TRIGGER sale_line_returns_within_sold ON sales_saleline"),
        migrations.RunSQL(OLD_GOLD_APPEND_ONLY, "DROP TRIGGER old_gold_is_append_only ON sales_oldgold"),
        migrations.RunSQL(CHEQUE_GOES_ITS_WAY, "DROP TRIGGER cheque_goes_its_way ON sales_cheque"),
        migrations.RunSQL(CHEQUE_STAYS, "DROP TRIGGER cheque_stays ON sales_cheque"),
    ]
