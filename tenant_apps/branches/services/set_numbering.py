"""Say how a branch numbers its documents, when its fiscal year begins, and what its cash is rounded to."""

import uuid
from decimal import Decimal
from string import Formatter

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems, field_problems
from tenant_apps.branches.models import Branch

NEEDED = {"series", "year", "number"}
"""Without one of them two documents of the branch would share a number."""
KNOWN = {"branch", *NEEDED}


@transaction.atomic
def set_numbering(*, branch_id: uuid.UUID, number_pattern: str, fiscal_month: int, cash_step: Decimal | None) -> Branch:
    """Change what holds for the branch's documents from now on; numbers that were given stay as they are.

    Raises:
        NotFound: there is no such branch.
        InvalidInput: the pattern makes no unique numbers, there is no such month, or the coin is worth nothing.
    """
    branch = Branch.objects.select_for_update().filter(pk=branch_id).first()
    if branch is None:
        raise NotFound(field="branch_id")
    branch.number_pattern, branch.fiscal_month, branch.cash_step = number_pattern.strip(), fiscal_month, cash_step
    problems = field_problems(branch) | _pattern_problems(branch.number_pattern)
    if cash_step is not None and not cash_step > 0:
        problems["cash_step"] = ("TOO_SMALL", _("The smallest coin is worth something."))
    if problems:
        raise InvalidInput(problems)
    branch.save(update_fields=["number_pattern", "fiscal_month", "cash_step"])
    return branch


def _pattern_problems(pattern: str) -> FieldProblems:
    """Let a pattern pass that names each part once and nothing else: no attribute, no format of its own."""
    try:
        parts = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        parts = []
    names = [name for name, _format, _conversion in parts]
    is_plain = all(not spec and conversion is None for _name, spec, conversion in parts)
    if is_plain and len(names) == len(set(names)) and set(names) >= NEEDED and set(names) <= KNOWN:
        return {}
    problem = _("The pattern needs {series}, {year} and {number} once each, and may have {branch}.")
    return {"number_pattern": ("NOT_A_PATTERN", problem)}
