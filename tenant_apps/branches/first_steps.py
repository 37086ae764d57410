"""A new shop starts with one branch and one till in it."""

from django.utils.translation import gettext as _

from shared_apps.tenants.provisioning.first_steps import first_step
from tenant_apps.branches.models import Branch, Terminal


@first_step
def open_first_branch() -> None:
    branch = Branch.objects.create(code="MAIN", name=_("Main branch"), is_default=True)
    Terminal.objects.create(branch=branch, name=_("Till 1"))
