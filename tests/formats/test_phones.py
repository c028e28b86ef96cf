"""A telephone number is known however it is written."""

import pytest

from dialogue_portal.formats.phones import is_phone, plain_phone


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("０９１２３４５６７８", "0912345678"),
        ("024 3379 1827", "02433791827"),
        ("+84 24 3379 1827", "02433791827"),
        ("84 24 3379 1827", "02433791827"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(typed, plain):
    assert (plain_phone(typed), is_phone(plain_phone(typed))) == (plain, True)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0912",
        "912345678",
        "09123456789",
        "0912345678 máy 12",
        "0912345678/0987654321",
        "O912345678",
        "0012345678",
    ],
)
def test_what_is_no_vietnamese_number_is_told_apart(typed):
    assert not is_phone(plain_phone(typed))
