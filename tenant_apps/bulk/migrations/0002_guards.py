"""An edit is history: it is undone once and never otherwise changed. Table names are unqualified: search_path is the
shop's.
"""

from django.db import migrations

EDIT_STAYS = """
CREATE TRIGGER item_edit_stays BEFORE DELETE OR TRUNCATE ON bulk_itemedit
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
EDIT_IS_ONLY_UNDONE = """
CREATE TRIGGER item_edit_is_only_undone BEFORE UPDATE ON bulk_itemedit FOR EACH ROW
WHEN (OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
    OR OLD.id <> NEW.id OR OLD.change <> NEW.change OR OLD.columns <> NEW.columns OR OLD.count <> NEW.count
    OR OLD.made_by <> NEW.made_by OR OLD.made_at <> NEW.made_at)
EXECUTE FUNCTION public.refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [("bulk", "0001_initial"), ("tenants", "0002_trigger_functions")]

    operations = [
        migrations.RunSQL(EDIT_STAYS, "DROP TRIGGER item_edit_stays ON bulk_itemedit"),
        migrations.RunSQL(EDIT_IS_ONLY_UNDONE, "DROP TRIGGER item_edit_is_only_undone ON bulk_itemedit"),
    ]
