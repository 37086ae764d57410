"""The function that keeps the grams of a row's search text, by the formula of tenant_apps.catalog.grams."""

from django.db import migrations

KEEP_SEARCH_GRAMS = """
CREATE FUNCTION public.keep_search_grams() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.search_grams := ARRAY(
        SELECT DISTINCT ((
            (ascii(substr(word, at, 1))::bigint * 65536
             + CASE WHEN size > 1 THEN ascii(substr(word, at + 1, 1)) ELSE 0 END) * 65536
            + CASE WHEN size > 2 THEN ascii(substr(word, at + 2, 1)) ELSE 0 END
        ) % 2147483647)::int
        FROM regexp_split_to_table(NEW.search_text, '\\s+') AS word
        CROSS JOIN generate_series(1, length(word)) AS at
        CROSS JOIN generate_series(1, least(3, length(word) - at + 1)) AS size
    );
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0005_credit_balances")]

    operations = [migrations.RunSQL(KEEP_SEARCH_GRAMS, "DROP FUNCTION public.keep_search_grams()")]
