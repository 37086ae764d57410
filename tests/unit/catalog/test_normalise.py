import pytest

from tenant_apps.catalog.normalise import code_of, normalised


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("علي", "علی"),
        ("كتاب", "کتاب"),
        ("آینه", "اینه"),
        ("می\u200cخواهم", "می خواهم"),
        ("عَلِی", "علی"),
        ("عـــلی", "علی"),
        ("۱۲٣4", "1234"),
        ("  Ring \n Élan ", "ring elan"),
        ("ﷲ", "الله"),
        ("STRASSE ß", "strasse ss"),
        ("", ""),
    ],
)
def test_text_is_found_however_it_is_typed(typed: str, kept: str) -> None:
    assert normalised(typed) == kept
    assert normalised(kept) == kept


@pytest.mark.parametrize(("typed", "kept"), [(" ۱۲ ", "12"), ("R-١", "R-1"), ("a \t b", "a b"), ("Ab", "Ab")])
def test_a_code_has_latin_digits(typed: str, kept: str) -> None:
    assert code_of(typed) == kept
