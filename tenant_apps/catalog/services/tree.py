"""What writers of the category tree share."""

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, field_problems
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.translations import translations_problem

_LONGEST_NAME = 100


def lock_tree() -> None:
    """One writer of the tree at a time: two moves at once could make a circle, each of them innocent."""
    lock_in_shop("catalog.categories")


def category_problems(category: Category) -> FieldProblems:
    """Return what is wrong with a category's names. Only true under ``lock_tree``."""
    problems = field_problems(category, exclude=["parent", "path"])
    if problem := translations_problem(category.name_translations, longest=_LONGEST_NAME):
        problems["name_translations"] = problem
    siblings = Category.objects.filter(parent=category.parent_id, name=category.name).exclude(pk=category.pk)
    if "name" not in problems and siblings.exists():
        problems["name"] = ("TAKEN", _("There is a category with this name here."))
    return problems
