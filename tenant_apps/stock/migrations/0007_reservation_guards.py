"""A reservation keeps what its level has reserved; once written it can only be released. Table names are unqualified."""

from django.db import migrations

KEEP_RESERVED = """
CREATE TRIGGER reservation_keeps_reserved AFTER INSERT OR UPDATE ON stock_reservation
FOR EACH ROW EXECUTE FUNCTION public.keep_reserved()
"""
ONLY_RELEASED = """
CREATE TRIGGER reservation_is_only_released BEFORE UPDATE ON stock_reservation FOR EACH ROW
WHEN (OLD.released_at IS NOT NULL OR NEW.released_at IS NULL
    OR to_jsonb(OLD) - 'released_at' <> to_jsonb(NEW) - 'released_at')
EXECUTE FUNCTION public.refuse_change('only released')
"""
STAYS = """
CREATE TRIGGER reservation_stays BEFORE DELETE OR TRUNCATE ON stock_reservation
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0006_reservations"), ("tenants", "0008_reservation_function")]

    operations = [
        migrations.RunSQL(KEEP_RESERVED, "DROP TRIGGER reservation_keeps_reserved ON stock_reservation"),
        migrations.RunSQL(ONLY_RELEASED, "DROP TRIGGER reservation_is_only_released ON stock_reservation"),
        migrations.RunSQL(STAYS, "DROP TRIGGER reservation_stays ON stock_reservation"),
    ]
