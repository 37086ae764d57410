"""What a row of another program leaves to be understood."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems
from tenant_apps.catalog.choices import Tracking
from tenant_apps.imports.resources.material import material_of
from tenant_apps.imports.resources.refused import CellRefused


def completed(said: dict[str, Any], row: Any, *, is_new: bool) -> FieldProblems:
    """Add to ``said`` what follows from it; return where two cells contradict each other.

    "Gold 14ct." in the metal's cell says the fineness, "Au585" in that of the fineness says the metal; and what there
    are three of is no unique piece.
    """
    try:
        problems = _from_material(said, row)
    except CellRefused as error:
        return {"metal": (error.code, error.message)}
    count = said.get("quantity")
    if is_new and "tracking" not in said and count is not None and count > 1 and not count % 1:
        said["tracking"] = Tracking.QUANTITY.value
    return problems


def _from_material(said: dict[str, Any], row: Any) -> FieldProblems:
    if "metal" in said and row["metal"] != said["metal"]:
        told = material_of(row["metal"]).fineness
        if told is not None and said.setdefault("fineness", told) != told:
            return {"fineness": ("DIFFERS", _("The metal's cell says another fineness."))}
    elif "fineness" in said and "metal" not in said:
        metal = material_of(row["fineness"]).metal
        if metal is not None:
            said["metal"] = metal
    return {}
