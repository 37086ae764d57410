"""Identity numbers at rest, and what a new key does to them."""

import pytest
from cryptography.fernet import InvalidToken
from pytest_django import Settings

from tenant_apps.buying.identity import ending_of, mark_of, marks_of, plain_number, seal, unseal


def test_a_number_is_sealed_and_found_again(settings: Settings) -> None:
    sealed = seal("0012345678")

    assert "12345678" not in sealed
    assert unseal(sealed) == "0012345678"
    assert mark_of("0012345678") == mark_of("0012345678") != mark_of("0012345679")
    assert seal("0012345678") != sealed


def test_a_new_key_in_front_leaves_the_old_numbers_readable(settings: Settings) -> None:
    settings.IDENTITY_KEYS = ["of last year"]
    sealed, mark = seal("0012345678"), mark_of("0012345678")

    settings.IDENTITY_KEYS = ["of this year", "of last year"]

    assert unseal(sealed) == "0012345678"
    assert mark_of("0012345678") != mark
    assert mark in marks_of("0012345678")


def test_a_key_that_was_taken_away_opens_nothing(settings: Settings) -> None:
    settings.IDENTITY_KEYS = ["lost"]
    sealed = seal("0012345678")
    settings.IDENTITY_KEYS = ["of this year"]

    with pytest.raises(InvalidToken):
        unseal(sealed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("۰۰۱-۲۳۴ ۵۶۷۸", "0012345678"), (" ab 12/34 ", "AB1234"), ("", ""), ("--", "")]
)
def test_a_number_is_one_however_it_is_typed(typed: str, kept: str) -> None:
    assert plain_number(typed) == kept


def test_the_end_of_a_short_number_is_not_all_of_it() -> None:
    assert (ending_of("0012345678"), ending_of("123456"), ending_of("1234")) == ("5678", "456", "34")
