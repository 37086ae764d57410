from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError

UNREADABLE: dict[str, str | Promise] = {
    "NO_FILE": _("Send the file itself beside the request (multipart/form-data)."),
    "EMPTY": _("The file is empty."),
    "NO_ROWS": _("The file has a row of column names and nothing below it."),
    "TOO_LARGE": _("The file is larger than %(most)s MB."),
    "TOO_MANY_ROWS": _("The file has more than %(most)s rows."),
    "TOO_MANY_COLUMNS": _("The file has more than %(most)s columns."),
    "BROKEN_UTF8": _("The text of the file is damaged in row %(row)s: byte %(byte)s is not UTF-8."),
    "BROKEN_TEXT": _("The text of the file cannot be read in row %(row)s (byte %(byte)s). Save it as UTF-8."),
    "NUL": _("Row %(row)s contains NUL bytes: this is not a text file, or it is damaged."),
    "CELL_TOO_LARGE": _("A cell in row %(row)s is too long, or a quotation mark is not closed."),
    "NOT_A_WORKBOOK": _("This is not a workbook that can be opened. Save it again as XLSX or CSV."),
    "UNPACKS_TOO_LARGE": _("The workbook unpacks to more than it should. Save it again as CSV."),
    "NO_COLUMN": _("The file has no column “%(column)s”."),
}


class FileNotReadable(BusinessError):
    """The file cannot be read at all (facts: reason, one of ``UNREADABLE``, and where)."""

    code = "FILE_NOT_READABLE"

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason=reason, **facts)

    @property
    def message(self) -> str:
        return str(UNREADABLE[self.facts["reason"]]) % self.facts
