"""What came, what was paid and what is in the books stays. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER {name}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
TABLES = {
    "receipt": "purchasing_receipt",
    "receipt_line": "purchasing_receiptline",
    "supplier_payment": "purchasing_payment",
}
# The lines of a draft are written anew; what was received of a line keeps it by its foreign key.
ORDER_LINE_IS_NEVER_CHANGED = """
CREATE TRIGGER order_line_is_never_changed BEFORE UPDATE OR TRUNCATE ON purchasing_orderline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
ORDER_STAYS = """
CREATE TRIGGER order_stays BEFORE DELETE OR TRUNCATE ON purchasing_order
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# What was submitted keeps whom it is for and what it is worth; what has ended does not change any more.
ORDER_ONLY_GOES_FORWARD = """
CREATE TRIGGER order_only_goes_forward BEFORE UPDATE ON purchasing_order FOR EACH ROW
WHEN (OLD.status = 'RECEIVED' OR OLD.status = 'CANCELLED'
    OR OLD.status <> 'DRAFT' AND (
        NEW.status = 'DRAFT'
        OR to_jsonb(OLD) - ARRAY['status', 'approved_by', 'approved_by_name', 'approved_at']
        <> to_jsonb(NEW) - ARRAY['status', 'approved_by', 'approved_by_name', 'approved_at']
    ))
EXECUTE FUNCTION public.refuse_change('submitted')
"""
# The one change there is: a held invoice is accepted. Only a held one is removed, after its lines.
INVOICE_IS_ONLY_ACCEPTED = """
CREATE TRIGGER invoice_is_only_accepted BEFORE UPDATE ON purchasing_invoice FOR EACH ROW
WHEN (OLD.status <> 'HELD'
    OR to_jsonb(OLD) - ARRAY['status', 'accepted_by', 'accepted_by_name', 'accept_reason', 'posted_at']
    <> to_jsonb(NEW) - ARRAY['status', 'accepted_by', 'accepted_by_name', 'accept_reason', 'posted_at'])
EXECUTE FUNCTION public.refuse_change('posted')
"""
POSTED_INVOICE_STAYS = """
CREATE TRIGGER posted_invoice_stays BEFORE DELETE ON purchasing_invoice FOR EACH ROW
WHEN (OLD.status <> 'HELD') EXECUTE FUNCTION public.refuse_change('posted')
"""
INVOICE_LINE_IS_NEVER_CHANGED = """
CREATE TRIGGER invoice_line_is_never_changed BEFORE UPDATE OR TRUNCATE ON purchasing_invoiceline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
POSTED_INVOICE_LINE_STAYS = """
CREATE TRIGGER posted_invoice_line_stays BEFORE DELETE ON purchasing_invoiceline
FOR EACH ROW EXECUTE FUNCTION public.require_held_invoice()
"""


class Migration(migrations.Migration):
    dependencies = [("purchasing", "0001_initial"), ("tenants", "0010_purchasing_function")]

    operations = [
        *(
            migrations.RunSQL(
                APPEND_ONLY.format(name=name, table=table), f"DROP TRIGGER {name}_is_append_only ON {table}"
            )
            for name, table in TABLES.items()
        ),
        migrations.RunSQL(
            ORDER_LINE_IS_NEVER_CHANGED, "DROP TRIGGER order_line_is_never_changed ON purchasing_orderline"
        ),
        migrations.RunSQL(ORDER_STAYS, "DROP TRIGGER order_stays ON purchasing_order"),
        migrations.RunSQL(ORDER_ONLY_GOES_FORWARD, "DROP TRIGGER order_only_goes_forward ON purchasing_order"),
        migrations.RunSQL(INVOICE_IS_ONLY_ACCEPTED, "DROP TRIGGER invoice_is_only_accepted ON purchasing_invoice"),
        migrations.RunSQL(POSTED_INVOICE_STAYS, "DROP TRIGGER posted_invoice_stays ON purchasing_invoice"),
        migrations.RunSQL(
            INVOICE_LINE_IS_NEVER_CHANGED, "DROP TRIGGER invoice_line_is_never_changed ON purchasing_invoiceline"
        ),
        migrations.RunSQL(
            POSTED_INVOICE_LINE_STAYS, "DROP TRIGGER posted_invoice_line_stays ON purchasing_invoiceline"
        ),
    ]
