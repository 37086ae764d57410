"""The functions behind the triggers of the journal. They work in the schema of the table that fired them."""

from django.db import migrations

# AFTER INSERT ON ledger_journalentry REFERENCING NEW TABLE AS written FOR EACH STATEMENT.
# Who closes a period locks the table first, so that the day that is read here cannot move before we commit.
REQUIRE_OPEN_PERIOD = """
CREATE FUNCTION public.require_open_period() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    closed date;
BEGIN
    EXECUTE format($sql$
        SELECT min(written.posted_on) FROM written
        JOIN %1$I.ledger_periodlock AS period ON written.posted_on <= period.closed_through
    $sql$, TG_TABLE_SCHEMA) INTO closed;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'the books are closed for %', closed
            USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_is_in_an_open_period';
    END IF;
    RETURN NULL;
END
$$
"""

# AFTER INSERT ON ledger_journalline REFERENCING NEW TABLE AS written FOR EACH STATEMENT.
# 1. A line is of its entry's branch and day, and has one of the places that the entry counted: no line comes later.
# 2. Money has at most four decimals; only metal has weight and fineness.
# 3. The month's balances, in one order: two transactions can wait, never deadlock, and other branches do not wait.
KEEP_MONTHLY_BALANCES = """
CREATE FUNCTION public.keep_monthly_balances() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    misfit uuid;
BEGIN
    EXECUTE format($sql$
        SELECT written.id FROM written
        LEFT JOIN %1$I.ledger_journalentry AS entry ON entry.id = written.entry_id
        LEFT JOIN public.market_commodity AS commodity ON commodity.code = written.commodity
        WHERE entry.id IS NULL OR entry.branch_id <> written.branch_id OR entry.posted_on <> written.posted_on
           OR written.position NOT BETWEEN 1 AND entry.line_count
           OR commodity.code IS NULL
           OR (commodity.kind = 'MONEY' AND (
               written.amount <> round(written.amount, 4)
               OR written.gross_weight IS NOT NULL OR written.fineness IS NOT NULL))
        LIMIT 1
    $sql$, TG_TABLE_SCHEMA) INTO misfit;
    IF misfit IS NOT NULL THEN
        RAISE EXCEPTION 'line % does not fit its entry or its commodity', misfit
            USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_line_fits_its_entry';
    END IF;

    EXECUTE format($sql$
        INSERT INTO %1$I.ledger_monthlybalance AS balance
            (branch_id, account_id, commodity, month, is_closing, debit, credit)
        SELECT branch_id, account_id, commodity, date_trunc('month', posted_on::timestamp)::date, part = 'YEAR_CLOSE',
               sum(greatest(amount, 0)), sum(greatest(-amount, 0))
        FROM written GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (branch_id, account_id, commodity, month, is_closing) DO UPDATE
        SET debit = balance.debit + excluded.debit, credit = balance.credit + excluded.credit
    $sql$, TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$
"""

# CREATE CONSTRAINT TRIGGER … AFTER INSERT ON ledger_journalentry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW.
REQUIRE_ENTRY_BALANCES = """
CREATE FUNCTION public.require_entry_balances() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    balances boolean;
BEGIN
    EXECUTE format($sql$
        SELECT coalesce(sum(lines), 0) = $2 AND coalesce(bool_and(total = 0), false)
        FROM (
            SELECT count(*) AS lines, sum(amount) AS total FROM %1$I.ledger_journalline
            WHERE entry_id = $1 GROUP BY commodity
        ) AS sums
    $sql$, TG_TABLE_SCHEMA) INTO balances USING NEW.id, NEW.line_count;
    IF NOT balances THEN
        RAISE EXCEPTION 'entry % does not balance, or lacks lines', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_balances';
    END IF;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0004_lifecycle"), ("market", "0002_commodity")]

    operations = [
        migrations.RunSQL(REQUIRE_OPEN_PERIOD, "DROP FUNCTION public.require_open_period()"),
        migrations.RunSQL(KEEP_MONTHLY_BALANCES, "DROP FUNCTION public.keep_monthly_balances()"),
        migrations.RunSQL(REQUIRE_ENTRY_BALANCES, "DROP FUNCTION public.require_entry_balances()"),
    ]
