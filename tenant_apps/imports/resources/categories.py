"""Categories by the names on the way to them; those that a file names and that are not there are made."""

import uuid

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, has_control_characters
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.services.tree import lock_tree

type Path = tuple[str, ...]
LONGEST_NAME, DEEPEST = 100, 20


class CategoryPaths:
    def __init__(self) -> None:
        lock_tree()
        rows = {row.pk: row for row in Category.objects.all()}
        self._ids: dict[Path, Category] = {tuple(rows[key].name for key in row.path): row for row in rows.values()}
        self._new: list[Category] = []

    def problems(self, path: Path) -> FieldProblems:
        if len(path) > DEEPEST or any(len(name) > LONGEST_NAME for name in path):
            return {"category": ("TOO_LONG", _("A category has at most 100 letters, and 20 levels."))}
        if has_control_characters("".join(path)):
            return {"category": ("UNUSABLE_CHARACTERS", _("This contains characters that cannot be used."))}
        return {}

    def id_of(self, path: Path) -> uuid.UUID:
        """Return the id of the category at ``path``, making it and what is above it where needed; ``write`` writes."""
        there = self._ids.get(path)
        if there is None:
            there = Category(name=path[-1], parent_id=self.id_of(path[:-1]) if path[1:] else None)
            above = self._ids[path[:-1]].path if path[1:] else []
            there.path = [*above, there.pk]
            self._ids[path] = there
            self._new.append(there)
        return there.pk

    def write(self) -> None:
        Category.objects.bulk_create(self._new)
        self._new = []
