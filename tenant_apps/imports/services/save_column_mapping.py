"""Remember how somebody's files call our columns."""

from typing import Any

from django.db import transaction

from project.errors import InvalidInput
from project.field_problems import field_problems
from tenant_apps.catalog.normalise import one_line
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.mapping import mapping_problems
from tenant_apps.imports.models import ColumnMapping


@transaction.atomic
def save_column_mapping(*, kind: ImportKind, name: str, columns: Any) -> ColumnMapping:
    """Keep the mapping under its name; one of the same name is replaced.

    Raises:
        InvalidInput: there is no name, or the mapping names fields that do not exist.
    """
    mapping = ColumnMapping(kind=kind, name=one_line(name), columns=columns)
    problems = field_problems(mapping, exclude=["columns"]) | mapping_problems(kind, columns)
    if problems:
        raise InvalidInput(problems)
    saved, _ = ColumnMapping.objects.update_or_create(kind=kind, name=mapping.name, defaults={"columns": columns})
    return saved
