"""Files for people of the shop: reports of imports, and exports."""

import uuid
from datetime import date
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from shared_apps.identity.private_files import file_for
from tenant_apps.branches.models import Branch
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.selectors.shows_expected import shows_expected
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.selectors.count_rows import count_rows
from tenant_apps.imports.selectors.exported_rows import item_rows, sale_rows
from tenant_apps.imports.selectors.unusable_rows import unusable_rows
from tenant_apps.imports.writing import TYPES, written


@file_for("imports.run")
def import_report(request: HttpRequest, actor: User, job_id: uuid.UUID) -> HttpResponseBase:
    job = ImportJob.objects.filter(pk=job_id).exclude(report="").first()
    if job is None:
        raise NotFound
    return _file(job.report.open("rb"), form="csv", name="report")


@file_for("imports.run")
def rows_to_repair(request: HttpRequest, actor: User, job_id: uuid.UUID, form: str) -> HttpResponseBase:
    """Answer with the rows that could not be used, as they stood in the file, and why."""
    job = ImportJob.objects.filter(pk=job_id).exclude(report="").first()
    if job is None:
        raise NotFound
    return _file(written(unusable_rows(job), form=form), form=form, name="rows")


@file_for("exports.run")
def exported_items(request: HttpRequest, actor: User, form: str) -> HttpResponseBase:
    """Answer with all items and what ``branch`` has of them (left out: the default branch)."""
    chosen = request.GET.get("branch")
    try:
        branch = Branch.objects.filter(**({"pk": uuid.UUID(chosen)} if chosen else {"is_default": True})).first()
    except ValueError as error:
        raise NotFound from error
    if branch is None:
        raise NotFound
    return _file(written(item_rows(branch_id=branch.pk), form=form), form=form, name="items")


@file_for("exports.run")
def exported_sales(request: HttpRequest, actor: User, form: str) -> HttpResponseBase:
    """Answer with the lines sold on the shop's days ``from`` to ``to``, both included."""
    rows = sale_rows(first=_day(request, "from"), last=_day(request, "to"))
    return _file(written(rows, form=form), form=form, name="sales")


@file_for("exports.run")
def exported_count(request: HttpRequest, actor: User, count_id: str, form: str) -> HttpResponseBase:
    """Answer with the lines of a stock count and what came of each; one that hides what it should find has no file."""
    try:
        count = StockCount.objects.filter(pk=uuid.UUID(count_id)).first()
    except ValueError as error:
        raise NotFound from error
    if count is None or not shows_expected(count, actor=actor):
        raise NotFound
    return _file(written(count_rows(count), form=form), form=form, name="count")


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidInput({name: ("NOT_A_DAY", _("Write a day as 2026-01-31."))}) from error


def _file(file: IO[bytes], *, form: str, name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=f"{name}.{form}", content_type=TYPES[form])
