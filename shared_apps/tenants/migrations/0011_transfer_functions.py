"""The functions behind the guards of transfers between branches."""

from django.db import migrations

# AFTER INSERT ON transfers_settlement REFERENCING NEW TABLE AS settled FOR EACH STATEMENT. The line's constraints have
# the last word: no more is settled than was sent.
APPLY_SETTLEMENTS = """
CREATE FUNCTION public.apply_settlements() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format($sql$
        UPDATE %1$I.transfers_transferline AS line SET
            received = line.received + sums.received,
            returned = line.returned + sums.returned,
            lost = line.lost + sums.lost,
            weighed = line.weighed + sums.weighed,
            received_weight = line.received_weight + sums.received_weight
        FROM (
            SELECT line_id,
                coalesce(sum(quantity) FILTER (WHERE kind = 'RECEIVED'), 0) AS received,
                coalesce(sum(quantity) FILTER (WHERE kind = 'RETURNED'), 0) AS returned,
                coalesce(sum(quantity) FILTER (WHERE kind = 'LOST'), 0) AS lost,
                coalesce(sum(quantity) FILTER (WHERE kind = 'RECEIVED' AND gross_weight IS NOT NULL), 0) AS weighed,
                coalesce(sum(gross_weight) FILTER (WHERE kind = 'RECEIVED'), 0) AS received_weight
            FROM settled GROUP BY line_id
        ) AS sums
        WHERE line.id = sums.line_id
    $sql$, TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$
"""
# BEFORE INSERT OR UPDATE ON transfers_transferline FOR EACH ROW: what may change of a line follows from how far its
# transfer is, and nothing else ever changes.
GUARD_TRANSFER_LINE = """
CREATE FUNCTION public.guard_transfer_line() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    status text;
    free text[];
BEGIN
    EXECUTE format('SELECT status FROM %I.transfers_transfer WHERE id = $1', TG_TABLE_SCHEMA)
        INTO status USING NEW.transfer_id;
    IF TG_OP = 'INSERT' THEN
        IF status = 'REQUESTED' THEN
            RETURN NEW;
        END IF;
    ELSE
        free := CASE status
            WHEN 'REQUESTED' THEN ARRAY['quantity']
            WHEN 'APPROVED' THEN ARRAY['sent_weight', 'fine_weight']
            WHEN 'SENT' THEN ARRAY['received', 'returned', 'lost', 'weighed', 'received_weight']
            ELSE ARRAY[]::text[]
        END;
        IF to_jsonb(OLD) - free = to_jsonb(NEW) - free THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the lines of a transfer that is % are fixed: % is refused', status, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
# BEFORE UPDATE ON transfers_transfer FOR EACH ROW, when it was on its way: goods that nobody has would be forgotten.
REQUIRE_TRANSFER_SETTLED = """
CREATE FUNCTION public.require_transfer_settled() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_open boolean;
BEGIN
    EXECUTE format($sql$
        SELECT EXISTS (
            SELECT FROM %1$I.transfers_transferline
            WHERE transfer_id = $1 AND received + returned + lost < quantity
        )
    $sql$, TG_TABLE_SCHEMA) INTO is_open USING NEW.id;
    IF is_open THEN
        RAISE EXCEPTION 'goods of transfer % are still on the way', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0010_purchasing_function")]

    operations = [
        migrations.RunSQL(APPLY_SETTLEMENTS, "DROP FUNCTION public.apply_settlements()"),
        migrations.RunSQL(GUARD_TRANSFER_LINE, "DROP FUNCTION public.guard_transfer_line()"),
        migrations.RunSQL(REQUIRE_TRANSFER_SETTLED, "DROP FUNCTION public.require_transfer_settled()"),
    ]
