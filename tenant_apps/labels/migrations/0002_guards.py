"""A serial belongs to one piece for good. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

SERIALS_STAY = """
CREATE TRIGGER piece_serial_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON labels_pieceserial
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [("labels", "0001_initial"), ("tenants", "0006_purchase_sums")]

    operations = [
        migrations.RunSQL(SERIALS_STAY, "DROP TRIGGER piece_serial_is_append_only ON labels_pieceserial"),
    ]
