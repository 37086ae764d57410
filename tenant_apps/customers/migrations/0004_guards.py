"""Notes are append-only, and grams follow the search text. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER note_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customers_customernote
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
KEEP_GRAMS = """
CREATE TRIGGER customer_keeps_its_grams BEFORE INSERT OR UPDATE OF search_text, search_grams ON customers_customer
FOR EACH ROW EXECUTE FUNCTION public.keep_search_grams()
"""
# Customers who were here before get theirs.
FILL = "UPDATE customers_customer SET search_text = search_text"


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_profile"), ("tenants", "0006_search_grams")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER note_is_append_only ON customers_customernote"),
        migrations.RunSQL(KEEP_GRAMS, "DROP TRIGGER customer_keeps_its_grams ON customers_customer"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
