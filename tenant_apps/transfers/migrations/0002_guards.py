"""A transfer goes only forward, and what was sent is settled once. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

SETTLEMENTS_APPEND_ONLY = """
CREATE TRIGGER settlement_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers_settlement
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
SETTLEMENTS_KEEP_LINES = """
CREATE TRIGGER settlement_keeps_lines AFTER INSERT ON transfers_settlement
REFERENCING NEW TABLE AS settled FOR EACH STATEMENT EXECUTE FUNCTION public.apply_settlements()
"""
LINES_STAY = """
CREATE TRIGGER transfer_line_stays BEFORE DELETE OR TRUNCATE ON transfers_transferline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
LINES_FOLLOW = """
CREATE TRIGGER transfer_line_follows_its_transfer BEFORE INSERT OR UPDATE ON transfers_transferline
FOR EACH ROW EXECUTE FUNCTION public.guard_transfer_line()
"""
TRANSFERS_STAY = """
CREATE TRIGGER transfer_stays BEFORE DELETE OR TRUNCATE ON transfers_transfer
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# Each change is a step forward and says who took it; what was asked for never changes.
TRANSFER_GOES_FORWARD = """
CREATE TRIGGER transfer_goes_forward BEFORE UPDATE ON transfers_transfer FOR EACH ROW
WHEN (NOT (
        OLD.status = 'REQUESTED'
            AND (NEW.status = 'APPROVED' OR NEW.status = 'REJECTED' OR NEW.status = 'CANCELLED')
        OR OLD.status = 'APPROVED' AND (NEW.status = 'SENT' OR NEW.status = 'REJECTED' OR NEW.status = 'CANCELLED')
        OR OLD.status = 'SENT' AND (NEW.status = 'RECEIVED' OR NEW.status = 'CANCELLED')
    )
    OR to_jsonb(OLD) - ARRAY['status', 'approved_at', 'approved_by', 'approved_by_name', 'sent_at', 'sent_by',
        'sent_by_name', 'ended_at', 'ended_by', 'ended_by_name', 'end_reason']
    <> to_jsonb(NEW) - ARRAY['status', 'approved_at', 'approved_by', 'approved_by_name', 'sent_at', 'sent_by',
        'sent_by_name', 'ended_at', 'ended_by', 'ended_by_name', 'end_reason'])
EXECUTE FUNCTION public.refuse_change('only ever taken forward')
"""
TRANSFER_IS_SETTLED = """
CREATE TRIGGER transfer_is_settled BEFORE UPDATE ON transfers_transfer FOR EACH ROW
WHEN (OLD.status = 'SENT') EXECUTE FUNCTION public.require_transfer_settled()
"""


class Migration(migrations.Migration):
    dependencies = [("transfers", "0001_initial"), ("tenants", "0011_transfer_functions")]

    operations = [
        migrations.RunSQL(SETTLEMENTS_APPEND_ONLY, "DROP TRIGGER settlement_is_append_only ON transfers_settlement"),
        migrations.RunSQL(SETTLEMENTS_KEEP_LINES, "DROP TRIGGER settlement_keeps_lines ON transfers_settlement"),
        migrations.RunSQL(LINES_STAY, "DROP TRIGGER transfer_line_stays ON transfers_transferline"),
        migrations.RunSQL(LINES_FOLLOW, "DROP TRIGGER transfer_line_follows_its_transfer ON transfers_transferline"),
        migrations.RunSQL(TRANSFERS_STAY, "DROP TRIGGER transfer_stays ON transfers_transfer"),
        migrations.RunSQL(TRANSFER_GOES_FORWARD, "DROP TRIGGER transfer_goes_forward ON transfers_transfer"),
        migrations.RunSQL(TRANSFER_IS_SETTLED, "DROP TRIGGER transfer_is_settled ON transfers_transfer"),
    ]
