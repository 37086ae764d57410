"""The report of a shift: as of now while it is open, as it was closed for ever after."""

import uuid

from django.db.models import Count, Sum

from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.models import DrawerEntry, Shift
from tenant_apps.drawers.report import DrawerSum, ShiftReport, report_of


def shift_report(shift: Shift) -> ShiftReport:
    """Return the X report of an open shift, or the Z report of a closed one. Reads only."""
    if shift.z_report is not None:
        return ShiftReport.from_json(shift.z_report)
    return report_of(opening_float=shift.opening_float, sums=drawer_sums(shift_id=shift.pk))


def drawer_sums(*, shift_id: uuid.UUID) -> list[DrawerSum]:
    """Return the sums of a shift's entries, in the order of the codes: one statement."""
    rows = (
        DrawerEntry.objects.filter(shift_id=shift_id)
        .order_by()
        .values("kind", "method")
        .annotate(documents=Count("source_id", distinct=True), total=Sum("amount"))
    )
    sums = [
        DrawerSum(
            kind=TakingKind(row["kind"]),
            method=PaymentMethod(row["method"]),
            count=row["documents"],
            amount=row["total"],
        )
        for row in rows
    ]
    kinds, methods = list(TakingKind), list(PaymentMethod)
    return sorted(sums, key=lambda one: (kinds.index(one.kind), methods.index(one.method)))
