"""Give the next number of a branch's documents."""

from django.db import connection

from project.identifiers import uuid7
from tenant_apps.branches.models import Branch


def next_number(*, branch: Branch) -> str:
    """Return a number such as ``TEH-000001``, without gaps: the series stays locked until this transaction ends.

    Take it as late as possible, since the branch's other documents wait.
    """
    # Raw SQL: the ORM's upsert cannot count up from the value that it finds and return it.
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sales_numberseries AS series (id, branch_id, last_number) VALUES (%s, %s, 1)"
            " ON CONFLICT (branch_id) DO UPDATE SET last_number = series.last_number + 1 RETURNING last_number",
            [uuid7(), branch.pk],
        )
        (number,) = cursor.fetchone()
    return f"{branch.code}-{number:06}"
