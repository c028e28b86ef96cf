"""A code is known however it is typed, and is grouped to be read aloud."""

import pytest

from dialogue_portal.formats.codes import ALPHABET, grouped, new_code, plain_code, without_keys


def test_a_new_code_has_its_length_and_no_letter_that_is_easily_confused():
    codes = [new_code(12) for _ in range(200)]

    assert {len(code) for code in codes} == {12}
    assert set("".join(codes)) == set(ALPHABET)
    assert set("0O1IL") & set(ALPHABET) == set()


def test_no_keyboard_for_vietnamese_rewrites_a_code_while_it_is_typed():
    # Telex and VNI change a vowel or a D by the key after it, and Telex makes Ư of W.
    assert set("AEIOUYDW") & set(ALPHABET) == set()


def test_two_codes_differ():
    assert len({new_code(12) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("code", "size", "separator", "shown"),
    [
        ("ABCDE23456", 5, "-", "ABCDE-23456"),
        ("ABCDEFGH", 3, " ", "ABC DEF GH"),
        ("ABC", 5, "-", "ABC"),
        ("", 5, "-", ""),
    ],
)
def test_a_code_is_grouped_and_its_last_group_may_be_short(code, size, separator, shown):
    assert grouped(code, size, separator) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "ABCDE23456",
        "abcde-23456",
        " ABCDE 23456 ",
        "ABCDE–23456",
        "ABCDE_23456",
        "ＡＢＣＤＥ２３４５６",
        "https://doithoai.example.vn/van-ban/ABCDE-23456/",
        "doithoai.example.vn/van-ban/abcde23456",
        "Mã: ABCDE-23456",
        "Mã phiếu: «ABCDE-23456»",
        "mã phiếu ABCDE 23456.",
        "#ABCDE-23456",
        '"ABCDE-23456"',
        "'ABCDE–23456'",
        "“abcde—23456”",
        "(ABCDE−23456)",  # the minus sign
        "ABCDE‑23456",  # a hyphen that does not break
        "ABCDE\N{SOFT HYPHEN}23456",
        "ABCDE\N{ZERO WIDTH SPACE}-\N{NO-BREAK SPACE}23456\N{IDEOGRAPHIC SPACE}",
        "\tABCDE\n23456",
        "ＡＢＣＤＥ－２３４５６",  # of full width
        "a b c d e 2 3 4 5 6",
        "ABCDE / 23456",
    ],
)
def test_a_code_is_the_same_however_it_is_typed(typed):
    assert plain_code(typed) == "ABCDE23456"


@pytest.mark.parametrize("size", [2, 5, 12])
def test_a_grouped_code_is_read_back(size):
    code = new_code(12)

    assert plain_code(grouped(code, size, "-")) == code


def test_a_letter_is_shown_without_what_opens_a_form():
    site = "https://doi-thoai.example/tan-hoa"
    letter = f"Mã phiếu: 7KX2P-QM4TZ\n{site}/phieu-trong-thu/aB3_xYz-0123456789abcdef/\n{site}/tra-cuu/"

    assert without_keys(letter) == f"Mã phiếu: •••••-•••••\n{site}/phieu-trong-thu/•••••/\n{site}/tra-cuu/"
