"""What people type becomes one way of writing."""

import unicodedata

import pytest

from registrations.codes import is_phone, plain_phone
from registrations.fields import tidy


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


def test_letters_typed_in_pieces_become_whole():
    pieces = unicodedata.normalize("NFD", "Đặng Thị Thuý Hường")

    assert tidy(pieces) == unicodedata.normalize("NFC", "Đặng Thị Thuý Hường")


def test_unseen_characters_and_spare_blanks_go_and_paragraphs_stay():
    assert tidy(" Một\u200b dòng \t \r\n\r\n\r\n\r\nHai\u202e\x00 dòng  ") == "Một dòng\n\nHai dòng"
