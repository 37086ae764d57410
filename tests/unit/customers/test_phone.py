import pytest

from tenant_apps.customers.phone import as_dialled_at_home, e164


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("0912 123 4567", "IR", "+989121234567"),
        ("۰۹۱۲۱۲۳۴۵۶۷", "IR", "+989121234567"),
        ("+98 912 123 4567", "AE", "+989121234567"),
        ("00989121234567", "IR", "+989121234567"),
        ("050 123 4567", "AE", "+971501234567"),
        ("123", "IR", None),
        ("no number", "IR", None),
        ("0912 123 4567", "AE", None),
        ("9" * 300, "IR", None),
    ],
)
def test_a_number_is_read_as_one_of_the_country(typed: str, country: str, kept: str | None) -> None:
    assert e164(typed, country=country) == kept


def test_a_number_is_also_found_as_it_is_dialled_at_home() -> None:
    assert as_dialled_at_home("+989121234567") == "09121234567"
