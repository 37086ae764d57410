"""Entries are append-only and written by triggers. Table names are unqualified: search_path is the shop's."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""
# A statement that a person or a service sends has depth 0; those of the other tables' triggers have more.
WRITTEN_BY_TRIGGERS = """
CREATE TRIGGER entry_is_written_by_triggers BEFORE INSERT ON audit_entry
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.refuse_writes_of_others()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
        ("anchors", "0002_audit_functions"),
        ("tenants", "0002_trigger_functions"),
    ]

    operations = [
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER entry_is_append_only ON audit_entry"),
        migrations.RunSQL(WRITTEN_BY_TRIGGERS, "DROP TRIGGER entry_is_written_by_triggers ON audit_entry"),
    ]
