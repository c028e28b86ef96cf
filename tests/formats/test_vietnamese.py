"""One folding of Vietnamese spelling, and the order of names."""

import random
import time
import unicodedata

import pytest

from dialogue_portal.formats.vietnamese import (
    normalise,
    person_key,
    plain,
    same_name,
    same_tones,
    search_plain,
    search_toned,
    sort_key,
    toned,
)

# As ICU puts them for "vi-u-kn-true".
IN_ORDER = [
    "",
    "1",
    "2",
    "10",
    "An",
    "ÁN",
    "Ạn",
    "An Bình",
    "An-Bình",
    "Ăn",
    "Ân",
    "ấp",
    "Ấp",
    "Ấp 1",
    "Ấp 2",
    "Ấp 2A",
    "Ấp 10",
    "Ấp Ô",
    "Ba Vì",
    "Dương",
    "Dưỡng",
    "Đà",
    "Đá",
    "Đông",
    "E",
    "Ê",
    "Hoà",
    "Hoá",
    "Huế",
    "Ngọc",
    "Nhà",
    "Nhã",
    "Nhá",
    "Nhạ",
    "O",
    "Ô",
    "Ơ",
    "Thôn 2",
    "Thôn 10",
    "Thôn 100",
    "Thôn Đoài",
    "Thượng",
    "Tổ dân phố số 9",
    "Tổ dân phố số 12",
    "Tự do",
    "Xuân",
    "Ý Yên",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thuỷ", "thủy"),
        ("KHOẺ", "khỏe"),
        ("qúa", "quá"),
        ("gìa", "già"),
        ("TÂN HOÀ", "Tân Hòa"),
        ("đƣợc", "được"),
        ("Ðất Ɖai", "đất đai"),
        ("Tân\u00a0Hoà", "tân hòa"),
        ("Tân\u200b Ho\u00adà\ufeff", "tân hòa"),
        ("a\u0301\u0302p", "ấp"),
        ("ThuỷHoà", "thủyhòa"),
    ],
)
def test_two_spellings_of_a_word_are_the_same(one, other):
    assert toned(one) == toned(other)
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hoá"), ("Đa", "Da"), ("ấp", "ân"), ("hai", "hay"), ("Ly", "Li"), ("hoa", "hoà"), ("A1", "Á")],
)
def test_different_words_are_not_the_same(one, other):
    assert toned(one) != toned(other)


def test_a_name_is_one_whatever_its_capitals_blanks_and_apostrophes():
    assert same_name("TÂN  HOÀ", "Tân Hòa")
    assert same_name("Cư M’gar", "cư m'gar")
    assert not same_name("Tân Hòa", "Tân Hoá")


def test_a_text_for_patterns_keeps_its_length_and_its_capitals():
    text = "Uỷ ban, xã Tân Hoà, thuỷ lợi, quý I, hoàn thành, TOÀ ÁN"

    assert same_tones(text) == "Ủy ban, xã Tân Hòa, thủy lợi, quý I, hoàn thành, TÒA ÁN"
    assert len(same_tones(text)) == len(text)


def test_composed_and_decomposed_letters_are_one_spelling():
    text = "Ủy ban nhân dân xã Đông Thượng, thôn Ấp Giữa: những người được hưởng"
    pieces = unicodedata.normalize("NFD", text)

    assert [fold(pieces) for fold in (normalise, plain, toned, sort_key)] == [
        fold(text) for fold in (normalise, plain, toned, sort_key)
    ]


def test_the_normal_text_keeps_capitals_signs_and_lines():
    assert normalise("ĐƢỢC  «Thôn\u00a02»\n– Ð\u00adất") == "ĐƯỢC  «Thôn 2»\n– Đất"


def test_plain_letters_have_no_diacritics():
    assert plain("Đường số 5, ấp Phú Xuyên: Ơ, Ư, Ỹ") == "duong so 5, ap phu xuyen: o, u, y"


def test_a_search_has_words_alone():
    assert search_plain("Số 12/KH-UBND: sổ đỏ «ở thôn»") == " so 12 kh ubnd so do o thon "
    assert search_plain(" – ") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("kí", "ký"), ("Kì họp", "kỳ họp"), ("bác sĩ", "bác sỹ"), ("tỉ lệ", "tỷ lệ"), ("quí I", "Quý I")],
)
def test_a_search_takes_i_and_y_for_each_other_where_both_are_written(one, other):
    assert search_toned(one) == search_toned(other)
    assert search_plain(one) == search_plain(other)


@pytest.mark.parametrize(("one", "other"), [("hai", "hay"), ("tai", "tay"), ("thui", "thuy"), ("sai", "say")])
def test_a_search_keeps_other_i_and_y_apart(one, other):
    assert search_plain(one) != search_plain(other)


def test_names_stand_in_vietnamese_order():
    shuffled = random.Random(7).sample(IN_ORDER, len(IN_ORDER))

    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_blanks_and_leading_noughts_do_not_change_the_order():
    assert sort_key(" Thôn\u00a0 02 ") == sort_key("Thôn 2")


def test_people_stand_by_their_given_names():
    names = ["Lê An", "Trần Văn An", "Đỗ Ân", "Vũ Dung", "Bùi Đức", "Trần Văn Hòa", "Lê Văn Hóa", "Hoàng Yến"]
    shuffled = random.Random(3).sample(names, len(names))

    assert sorted(shuffled, key=person_key) == names


def test_an_odd_text_is_folded_within_a_moment():
    odd = ["á" * 50_000, "9" * 50_000, "\u0301" * 50_000, "²½№", "\ud800", "ﬃ ẞ İ", "文字 🙂 ก่"]

    start = time.process_time()
    folded = [fold(text) for text in odd for fold in (plain, toned, search_plain, search_toned, sort_key)]

    assert len(folded) == 5 * len(odd)
    assert time.process_time() - start < 5
