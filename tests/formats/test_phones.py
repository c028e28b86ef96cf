"""A telephone number is known however it is written."""

import pytest

from dialogue_portal.formats.phones import is_phone, plain_phone, say_phone


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
def test_anything_else_is_no_vietnamese_number(typed):
    assert not is_phone(plain_phone(typed))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("0912.345.678", "0912 345 678"),
        ("+84912345678", "0912 345 678"),
        ("02433791827", "024 3379 1827"),
        ("(024) 3379-1827", "024 3379 1827"),
        ("02838123456", "028 3812 3456"),
        ("02213123456", "0221 312 3456"),
        ("19001234", "1900 1234"),
        ("18001234", "1800 1234"),
    ],
)
def test_a_number_is_shown_in_groups(written, shown):
    assert say_phone(written) == shown


@pytest.mark.parametrize(
    "written", ["", "0912 345", "0912345678 máy 12", "0912345678/0987654321", "không có"]
)
def test_a_text_that_is_no_number_is_shown_as_it_was_written(written):
    assert say_phone(written) == written


def test_a_number_that_is_shown_is_read_back():
    numbers = ["0912345678", "02433791827", "02213123456"]

    assert [plain_phone(say_phone(number)) for number in numbers] == numbers
