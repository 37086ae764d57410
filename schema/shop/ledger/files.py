import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlencode

import strawberry
from django.urls import reverse

from tenant_apps.ledger.report import Period


@strawberry.enum
class FileForm(Enum):
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


@dataclass(frozen=True, kw_only=True)
class BooksFile:
    """Where a report is as a file: the view's name, what its address names, and the days."""

    view: str
    names: Mapping[str, str | uuid.UUID]
    period: Period

    def url(self, form: FileForm, *, language: str | None) -> str:
        query = {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()}
        if self.period.branch_id:
            query["branch"] = str(self.period.branch_id)
        if language:
            query["language"] = language
        return f"{reverse(self.view, kwargs={**self.names, 'form': form.value})}?{urlencode(query)}"
