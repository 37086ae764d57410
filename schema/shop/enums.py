"""Codes that several domains of a shop share."""

from enum import Enum

import strawberry


@strawberry.enum(description="Precious metals by their ISO 4217 codes.")
class Metal(Enum):
    XAU = "XAU"
    XAG = "XAG"
    XPT = "XPT"
    XPD = "XPD"
