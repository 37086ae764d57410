"""What a tag printer is told."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from tenant_apps.labels.choices import Dpi, LabelKind, LabelPart
from tenant_apps.labels.formats import PRESETS
from tenant_apps.labels.paper.content import Label
from tenant_apps.labels.paper.zpl import labels_zpl

RING = Label(
    name="Ring",
    sku="R-1",
    facts=("4.25 g", "18 k · 750"),
    price="64,443,000 Iranian rials",
    priced="Rate of 2026-11-20 13:00",
    code="R-1",
)
TAG = PRESETS[LabelKind.RAT_TAIL]
SHELF = PRESETS[LabelKind.SHELF]


def test_a_label_is_one_format_in_utf_8_of_the_printers_dots() -> None:
    job = labels_zpl([RING, RING], chosen=TAG)

    assert job.count("^XA") == job.count("^XZ") == 2
    assert job.startswith("^XA^CI28")
    assert "^PW640^LL96" in job
    assert "^FH_^FD4.25 g  18 k · 750^FS" in job
    assert "^RFW" not in job
    assert "^PW945^LL142" in labels_zpl([RING], chosen=replace(TAG, dpi=Dpi.DPI_300))


def test_codes_are_the_printers_own() -> None:
    job = labels_zpl([RING], chosen=SHELF)

    assert re.search(r"\^BY\d\^BCN,\d+,N,N,N,N\^FH_\^FDR-1\^FS", job)
    assert re.search(r"\^BQN,2,\d+\^FH_\^FDQA,R-1\^FS", job)


def test_what_people_wrote_is_no_command() -> None:
    job = labels_zpl([replace(RING, name="^XZ~JA_41\\\x10", code="A>^B")], chosen=SHELF)

    assert "^FD_5EXZ_7EJA_5F41_5C_10^FS" in job
    assert "^FDA>0_5EB^FS" in job
    assert "^FDQA,A>_5EB^FS" in job
    assert job.count("^XZ") == 1
    assert "~" not in job


def test_the_epc_of_a_piece_is_written_into_its_tag() -> None:
    job = labels_zpl([replace(RING, epc="3074257BF7194E4000001A85")], chosen=TAG)

    assert "^RFW,H^FD3074257BF7194E4000001A85^FS" in job


@pytest.mark.parametrize(("code", "there"), [("R-1", True), ("X" * 60, False), ("حلقه", False)])
def test_a_barcode_that_could_not_be_read_is_left_out(code: str, there: bool) -> None:
    job = labels_zpl([replace(RING, code=code)], chosen=SHELF)

    assert ("^BC" in job) is there
    assert f"^FDQA,{code}^FS" in job


def test_persian_stands_at_the_right_and_joined() -> None:
    with translation.override("fa"):
        job = labels_zpl([replace(RING, name="حلقه")], chosen=TAG)

    assert "^PA0,1,1,1" in job
    assert re.search(r",1,0,R,0\^FH_\^FDحلقه\^FS", job)


@pytest.mark.parametrize("kind", [LabelKind.RAT_TAIL, LabelKind.SQUARE, LabelKind.SHELF])
def test_nothing_stands_outside_the_label(kind: LabelKind) -> None:
    chosen = replace(PRESETS[kind], parts=frozenset(LabelPart))
    job = labels_zpl([replace(RING, name="N" * 200)], chosen=chosen)
    places = [(int(left), int(top)) for left, top in re.findall(r"\^FO(\d+),(\d+)", job)]

    assert len(places) >= 6
    assert all(left < (chosen.width - chosen.tail) * 8 and top < chosen.height * Decimal(8) for left, top in places)
    assert "N" * 200 not in job
