"""Who may write a paper where, and for whom."""

import uuid

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.purchasing.asked import MAX_LINES
from tenant_apps.purchasing.models import Supplier


def open_branch(branch_id: uuid.UUID, *, actor: User, terminal_id: uuid.UUID | None = None) -> Branch:
    """Return a branch in use where the actor works.

    Raises:
        NotFound: there is none, or no such terminal in it.
    """
    branch = Branch.objects.filter(pk=branch_id, is_active=True).first()
    if branch is None or not works_in(actor=actor, branch_id=branch_id):
        raise NotFound(field="branch_id")
    if terminal_id and not Terminal.objects.filter(pk=terminal_id, branch=branch, is_active=True).exists():
        raise NotFound(field="terminal_id")
    return branch


def known_supplier(supplier_id: uuid.UUID) -> Supplier:
    """Return a supplier whom the shop buys from.

    Raises:
        NotFound: there is none.
    """
    supplier = Supplier.objects.active().filter(pk=supplier_id).first()
    if supplier is None:
        raise NotFound(field="supplier_id")
    return supplier


def require_lines(count: int) -> None:
    """Raises:
    InvalidInput: there are none, or too many.
    """
    if not 1 <= count <= MAX_LINES:
        raise InvalidInput({"lines": ("LENGTH", _("Between 1 and %d lines.") % MAX_LINES)})
