"""Grams follow the search text. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

KEEP_GRAMS = """
CREATE TRIGGER item_keeps_its_grams BEFORE INSERT OR UPDATE OF search_text, search_grams ON catalog_item
FOR EACH ROW EXECUTE FUNCTION public.keep_search_grams()
"""
# Items that were here before get theirs.
FILL = "UPDATE catalog_item SET search_text = search_text"


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_search_grams"), ("tenants", "0006_search_grams")]

    operations = [
        migrations.RunSQL(KEEP_GRAMS, "DROP TRIGGER item_keeps_its_grams ON catalog_item"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
