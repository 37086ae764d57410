"""Give the next number of a branch's documents."""

from datetime import date

from django.db import connection

from project.identifiers import uuid7
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.choices import Series
from tenant_apps.branches.fiscal_year import fiscal_year
from tenant_apps.branches.models import Branch


def next_number(*, branch: Branch, series: Series, day: date) -> str:
    """Return a number such as ``TEH-1404-000123``, without gaps: the series stays locked until this transaction ends.

    ``day`` is the shop's own day; the series starts over with each fiscal year. Take the number as late as possible,
    since the branch's other documents of the series wait: it is the last lock of all.
    """
    year = fiscal_year(day, calendar=current_tenant().calendar, first_month=branch.fiscal_month)
    # Raw SQL: the ORM's upsert cannot count up from the value that it finds and return it.
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO branches_numberseries AS series (id, branch_id, series, year, last_number)"
            " VALUES (%s, %s, %s, %s, 1) ON CONFLICT (branch_id, series, year)"
            " DO UPDATE SET last_number = series.last_number + 1 RETURNING last_number",
            [uuid7(), branch.pk, series.value, year],
        )
        (number,) = cursor.fetchone()
    return branch.number_pattern.format(branch=branch.code, series=series.value, year=year, number=f"{number:06}")
