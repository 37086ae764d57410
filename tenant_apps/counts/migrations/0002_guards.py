"""A count moves only forward, and its lines with it. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

STAYS = """
CREATE TRIGGER stock_count_stays BEFORE DELETE OR TRUNCATE ON counts_stockcount
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
MOVES_FORWARD = """
CREATE TRIGGER stock_count_moves_forward BEFORE UPDATE ON counts_stockcount FOR EACH ROW
WHEN (NOT ((OLD.status = 'OPEN' AND (NEW.status = 'COUNTED' OR NEW.status = 'CANCELLED'))
        OR (OLD.status = 'COUNTED' AND (NEW.status = 'APPROVED' OR NEW.status = 'CANCELLED')))
    OR (OLD.counted_at IS NOT NULL AND OLD.counted_at IS DISTINCT FROM NEW.counted_at)
    OR to_jsonb(OLD) - '{status,counted_at,counted_by,closed_at,closed_by,reason}'::text[]
    <> to_jsonb(NEW) - '{status,counted_at,counted_by,closed_at,closed_by,reason}'::text[])
EXECUTE FUNCTION public.refuse_change('moved only forward')
"""
LINE_KEEPS_ITS_ITEM = """
CREATE TRIGGER stock_count_line_keeps_its_item BEFORE UPDATE ON counts_stockcountline FOR EACH ROW
WHEN (OLD.id <> NEW.id OR OLD.count_id <> NEW.count_id OR OLD.item_id IS DISTINCT FROM NEW.item_id
    OR OLD.code <> NEW.code OR OLD.is_in_scope <> NEW.is_in_scope)
EXECUTE FUNCTION public.refuse_change('of one item')
"""
LINES_ARE_NOT_CUT = """
CREATE TRIGGER stock_count_lines_are_not_cut BEFORE TRUNCATE ON counts_stockcountline
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# A trigger with transition tables has one event.
LINES_STAY = """
CREATE TRIGGER stock_count_lines_stay_after_{event} AFTER {event} ON counts_stockcountline
REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.require_count_going_on()
"""
EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}


class Migration(migrations.Migration):
    dependencies = [("counts", "0001_initial"), ("tenants", "0012_counts_function")]

    operations = [
        migrations.RunSQL(STAYS, "DROP TRIGGER stock_count_stays ON counts_stockcount"),
        migrations.RunSQL(MOVES_FORWARD, "DROP TRIGGER stock_count_moves_forward ON counts_stockcount"),
        migrations.RunSQL(LINE_KEEPS_ITS_ITEM, "DROP TRIGGER stock_count_line_keeps_its_item ON counts_stockcountline"),
        migrations.RunSQL(LINES_ARE_NOT_CUT, "DROP TRIGGER stock_count_lines_are_not_cut ON counts_stockcountline"),
        *(
            migrations.RunSQL(
                LINES_STAY.format(event=event, rows=rows),
                f"DROP TRIGGER stock_count_lines_stay_after_{event} ON counts_stockcountline",
            )
            for event, rows in EVENTS.items()
        ),
    ]
