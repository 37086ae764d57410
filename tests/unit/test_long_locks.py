"""What locks a table for as long as it is large, and what does not."""

import pytest

from shared_apps.tenants.migrating.long_locks import long_locks

LONG = [
    'CREATE INDEX "i" ON "t" ("a")',
    'CREATE UNIQUE INDEX "i" ON "t" ("a")',
    'ALTER TABLE "t" ALTER COLUMN "a" TYPE bigint USING "a"::bigint',
    'ALTER TABLE "t" ALTER COLUMN "a" SET NOT NULL',
    'ALTER TABLE "t" ADD COLUMN "b" uuid DEFAULT gen_random_uuid() NOT NULL',
    'ALTER TABLE "t" ADD COLUMN "b" integer GENERATED ALWAYS AS (a + 1) STORED',
    'ALTER TABLE "t" ADD COLUMN "b" integer NULL UNIQUE',
    'ALTER TABLE "t" ADD CONSTRAINT "c" FOREIGN KEY ("a") REFERENCES "s" ("id") DEFERRABLE INITIALLY DEFERRED',
    'ALTER TABLE "t" ADD CONSTRAINT "c" CHECK (a > 0)',
    'ALTER TABLE "t" ADD CONSTRAINT "c" UNIQUE ("a")',
    'REINDEX TABLE "t"',
]
SHORT = [
    'ALTER TABLE "t" ADD COLUMN "b" integer NULL',
    'ALTER TABLE "t" ADD COLUMN "b" integer DEFAULT 5 NOT NULL',
    'ALTER TABLE "t" ADD COLUMN "b" timestamptz DEFAULT now() NOT NULL',
    'ALTER TABLE "t" ADD CONSTRAINT "c" CHECK (a > 0) NOT VALID',
    'ALTER TABLE "t" ADD CONSTRAINT "c" UNIQUE USING INDEX "i"',
    'ALTER TABLE "t" DROP COLUMN "a" CASCADE',
    'ALTER TABLE "t" RENAME COLUMN "a" TO "b"',
    'DROP TABLE "t" CASCADE',
    'UPDATE "t" SET "a" = 1',
]


@pytest.mark.parametrize("statement", LONG)
def test_it_locks_for_long(statement: str) -> None:
    assert long_locks([statement]) == [statement]


@pytest.mark.parametrize("statement", LONG)
def test_a_table_made_on_the_way_is_empty(statement: str) -> None:
    assert long_locks(['CREATE TABLE "t" ("a" integer)', statement]) == []


@pytest.mark.parametrize("statement", SHORT)
def test_it_does_not(statement: str) -> None:
    assert long_locks([statement]) == []
