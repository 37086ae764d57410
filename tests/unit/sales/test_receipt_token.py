"""Nobody makes a receipt's token up."""

import base64
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from project.errors import NotFound
from project.identifiers import uuid7
from tenant_apps.sales.receipts.token import read_receipt_token, receipt_token

SALE_ID = uuid.UUID("01934d3e-7f00-7abc-8def-0123456789ab")


def test_a_token_leads_to_its_document_and_needs_no_escaping() -> None:
    token = receipt_token(SALE_ID)

    assert read_receipt_token(token) == SALE_ID
    assert (len(token), set(token) - set("-_")) == (38, {letter for letter in token if letter.isalnum()})


@given(position=st.integers(0, 27), bit=st.integers(0, 7))
def test_a_single_changed_bit_is_found_out(position: int, bit: int) -> None:
    signed = bytearray(base64.urlsafe_b64decode(receipt_token(SALE_ID) + "=="))
    signed[position] ^= 1 << bit

    with pytest.raises(NotFound):
        read_receipt_token(base64.urlsafe_b64encode(signed).rstrip(b"=").decode())


@pytest.mark.parametrize("token", ["", "x", "=" * 38, "A" * 37, "A" * 38, "A" * 40, "é" * 38, "A" * 10_000])
def test_what_was_never_made_here_is_not_known(token: str) -> None:
    with pytest.raises(NotFound):
        read_receipt_token(token)


def test_a_receipt_outlives_the_key_that_signed_it(settings: Settings) -> None:
    settings.RECEIPT_KEYS = ["of last year"]
    token = receipt_token(SALE_ID)
    settings.RECEIPT_KEYS = ["of this year", "of last year"]

    assert read_receipt_token(token) == SALE_ID
    assert receipt_token(SALE_ID) != token


def test_a_key_that_was_taken_away_verifies_nothing(settings: Settings) -> None:
    settings.RECEIPT_KEYS = ["leaked"]
    token = receipt_token(uuid7())
    settings.RECEIPT_KEYS = ["of this year"]

    with pytest.raises(NotFound):
        read_receipt_token(token)
