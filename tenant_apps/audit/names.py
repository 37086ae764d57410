"""What tables and columns are called by people: the names that their models have, in the language of the moment."""

from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.text import capfirst

from tenant_apps.audit.coverage import EXEMPT


@cache
def _models() -> dict[str, type[models.Model]]:
    everywhere = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in everywhere if model._meta.app_config.name in settings.TENANT_APPS}


def audited_tables() -> list[tuple[str, str]]:
    """Return each audited table with its name for people, in the order of those names."""
    named = [(table, table_label(table)) for table in _models() if table not in EXEMPT]
    return sorted(named, key=lambda pair: pair[1])


def table_label(table: str) -> str:
    """Return what a row of the table is called; a table of an older release is called what it is."""
    model = _models().get(table)
    return table if model is None else str(capfirst(model._meta.verbose_name))


def column_label(table: str, column: str) -> str:
    """Return what a column is called; one of an older release is called what it is."""
    model = _models().get(table)
    fields: list[models.Field[Any, Any]] = list(model._meta.concrete_fields) if model else []
    label = next((field.verbose_name for field in fields if field.column == column), column)
    return str(capfirst(label))
