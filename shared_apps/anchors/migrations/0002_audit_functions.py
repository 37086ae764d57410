"""The functions behind the audit's triggers: written once, in public, attached in each shop's schema.

They never rely on search_path: the schema they work in is that of the table that fired them. One statement writes the
entries of all rows that a statement changed, out of its transition tables: a trigger that is called row by row costs
several times as much.

Arguments: the columns of the row's key, those whose values are masked, those that are left out; each a text array.
"""

from django.db import migrations

RECORD_CHANGES = """
CREATE FUNCTION public.record_changes() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    keys text[] := TG_ARGV[0];
    masked text[] := TG_ARGV[1];
    left_out text[] := TG_ARGV[2];
    origin jsonb := coalesce(
        nullif(current_setting('zargar.origin', true), ''),
        jsonb_build_object('actor', 'database:' || session_user, 'address', host(inet_client_addr()))::text
    );
    mask jsonb := (SELECT jsonb_object_agg(name, '***') FROM unnest(masked) AS name);
    key_of text := (SELECT string_agg(format('(content ->> %L)', name), ' || ''/'' || ') FROM unnest(keys) AS name);
    same_key text := (SELECT string_agg(format('old.%1$I = new.%1$I', name), ' AND ') FROM unnest(keys) AS name);
    shown text := 'content';
    rows text;
BEGIN
    IF left_out <> '{}' THEN shown := format('(%s - %L::text[])', shown, left_out); END IF;
    IF masked <> '{}' THEN shown := format('(%s || %L::jsonb)', shown, mask); END IF;
    -- OFFSET 0 keeps the planner from making the JSON anew for each place that it is named in.
    rows := CASE TG_OP
        WHEN 'INSERT' THEN
            format('SELECT %s, ''I'', NULL::jsonb, %s'
                   ' FROM (SELECT to_jsonb(new) FROM new_rows AS new OFFSET 0) AS row (content)', key_of, shown)
        WHEN 'DELETE' THEN
            format('SELECT %s, ''D'', %s, NULL::jsonb'
                   ' FROM (SELECT to_jsonb(old) FROM old_rows AS old OFFSET 0) AS row (content)', key_of, shown)
        WHEN 'TRUNCATE' THEN
            format('SELECT %s, ''T'', %s, NULL::jsonb'
                   ' FROM (SELECT to_jsonb(old) FROM %I.%I AS old OFFSET 0) AS row (content)',
                   key_of, shown, TG_TABLE_SCHEMA, TG_TABLE_NAME)
        ELSE
            -- A row whose key was changed has no partner: it is told as one that went and one that came.
            format($sql$
                SELECT %1$s,
                    CASE WHEN old_row IS NULL THEN 'I' WHEN new_row IS NULL THEN 'D' ELSE 'U' END,
                    CASE WHEN new_row IS NULL THEN %2$s ELSE changed.before END,
                    CASE WHEN old_row IS NULL THEN %2$s ELSE changed.after END
                FROM (
                    SELECT to_jsonb(old), to_jsonb(new), coalesce(to_jsonb(new), to_jsonb(old))
                    FROM old_rows AS old FULL JOIN new_rows AS new ON %3$s OFFSET 0
                ) AS row (old_row, new_row, content)
                CROSS JOIN LATERAL (
                    SELECT jsonb_object_agg(key, CASE WHEN key = ANY (%4$L::text[]) THEN '"***"' ELSE old_row -> key END),
                        jsonb_object_agg(key, CASE WHEN key = ANY (%4$L::text[]) THEN '"***"' ELSE value END)
                    FROM jsonb_each(new_row)
                    WHERE old_row IS NOT NULL AND value IS DISTINCT FROM old_row -> key AND key <> ALL (%5$L::text[])
                ) AS changed (before, after)
                WHERE old_row IS NULL OR new_row IS NULL OR changed.after IS NOT NULL
            $sql$, key_of, shown, same_key, masked, left_out)
    END;
    EXECUTE format($sql$
        INSERT INTO %I.audit_entry
            (at, txid, actor_id, actor, address, request_id, operation, table_name, row_id, action, before, after)
        SELECT clock.at, $1, $2, $3, $4, $5, $6, $7, changes.*
        FROM (SELECT clock_timestamp()) AS clock (at) CROSS JOIN (%s) AS changes
    $sql$, TG_TABLE_SCHEMA, rows)
    USING pg_current_xact_id()::text::bigint, (origin ->> 'actor_id')::uuid, coalesce(origin ->> 'actor', ''),
        coalesce(origin ->> 'address', ''), coalesce(origin ->> 'request_id', ''), coalesce(origin ->> 'operation', ''),
        TG_TABLE_NAME;
    RETURN NULL;
END
$$
"""
# BEFORE INSERT ON audit_entry FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0): a statement that somebody sends, not
# one of the triggers'. The owner seals; nobody else has anything to write.
REFUSE_WRITES_OF_OTHERS = """
CREATE FUNCTION public.refuse_writes_of_others() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RAISE EXCEPTION '% is written by triggers: % is refused', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("anchors", "0001_initial")]

    operations = [
        migrations.RunSQL(RECORD_CHANGES, "DROP FUNCTION public.record_changes()"),
        migrations.RunSQL(REFUSE_WRITES_OF_OTHERS, "DROP FUNCTION public.refuse_writes_of_others()"),
    ]
