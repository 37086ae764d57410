"""The function that keeps the grams of a row's search text, by the formula of tenant_apps.catalog.grams."""

from django.db import migrations

# In one pass over the letters, because every customer of an import goes through here. Up to 32 is white space, which
# ends a word.
KEEP_SEARCH_GRAMS = """
CREATE FUNCTION public.keep_search_grams() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.search_grams := ARRAY(
        SELECT DISTINCT (number % 2147483647)::int
        FROM (
            SELECT one, lead(one) OVER letters AS two, lead(one, 2) OVER letters AS three
            FROM (
                SELECT ascii(letter)::bigint AS one, place
                FROM unnest(string_to_array(NEW.search_text, NULL)) WITH ORDINALITY AS letters (letter, place)
            ) AS numbered
            WINDOW letters AS (ORDER BY place)
        ) AS grams
        CROSS JOIN LATERAL (VALUES
            (one * 4294967296),
            (CASE WHEN two > 32 THEN one * 4294967296 + two * 65536 END),
            (CASE WHEN two > 32 AND three > 32 THEN one * 4294967296 + two * 65536 + three END)
        ) AS found (number)
        WHERE one > 32 AND number IS NOT NULL
    );
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0006_purchase_sums")]

    operations = [migrations.RunSQL(KEEP_SEARCH_GRAMS, "DROP FUNCTION public.keep_search_grams()")]
