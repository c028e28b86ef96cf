"""What people type becomes one way of writing."""

import unicodedata

import pytest

from dialogue_portal.forms.fields import TextField, tidy
from dialogue_portal.records.forms import ReasonForm


def test_letters_typed_in_pieces_become_whole():
    pieces = unicodedata.normalize("NFD", "Đặng Thị Thuý Hường")

    assert tidy(pieces) == unicodedata.normalize("NFC", "Đặng Thị Thuý Hường")


def test_a_hundred_thousand_blanks_take_no_longer_than_letters():
    assert len(tidy("a" + " " * 100_000 + "b")) == 100_002
    assert tidy("a" + " " * 100_000 + "\n" + "b") == "a\nb"


def test_unseen_characters_and_spare_blanks_go_and_paragraphs_stay():
    assert tidy(" Một\u200b dòng \t \r\n\r\n\r\n\r\nHai\u202e\x00 dòng  ") == "Một dòng\n\nHai dòng"


@pytest.mark.parametrize(("rows", "text"), [(0, "Một Hai"), (3, "Một\nHai")])
def test_only_a_box_of_several_rows_keeps_line_breaks(rows, text):
    assert TextField(rows=rows).clean("Một\r\nHai") == text


def test_a_browser_is_never_told_to_cut_a_text_off():
    assert TextField(max_length=5).widget.attrs == {}


def test_a_reason_typed_in_pieces_is_stored_whole():
    form = ReasonForm({"note": unicodedata.normalize("NFD", "Thiếu số liệu.")}, subject=None)

    assert (form.is_valid(), form.cleaned_data) == (True, {"note": "Thiếu số liệu."})
