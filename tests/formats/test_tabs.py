"""Tables that were copied with tabs between their cells."""

import re

import pytest

from dialogue_portal.formats.tabs import with_bars, with_bars_in_tables

# What is pasted, and its rows; the editor's script reads the same (tests/plans/editor/test_pasted_tables.py).
PASTED = [
    ("STT\tThôn\tSố\n1\tĐông\t30\t\n\tCộng\t30", ["STT | Thôn | Số", "1 | Đông | 30", "Cộng | 30"]),
    ("1.\tMục đích\n-\tNghe dân.", ["1. Mục đích", "- Nghe dân."]),
    ("👉\tĐợt 1\n✅\tĐất đai", ["👉 Đợt 1", "✅ Đất đai"]),
    ("Thời gian:\t8h00\r\n\tThụt đầu dòng", ["Thời gian: 8h00", "Thụt đầu dòng"]),
    ('1\t"Nghe dân\nTrả lời ""ngay"""\tVăn phòng', ['1 | Nghe dân; Trả lời "ngay" | Văn phòng']),
    ("Đông | Tây\t30", ["Đông / Tây | 30"]),
    ("a\vb\u2028c", ["a", "b", "c"]),
]


@pytest.mark.parametrize(("text", "rows"), PASTED)
def test_cells_between_tabs_become_rows(text, rows):
    assert [" ".join(line.split()) for line in with_bars(text).split("\n")] == rows


def test_paragraphs_of_a_cell_come_into_the_row_where_the_count_of_tabs_tells():
    text = "TT\tViệc\tAi\n1\tNghe dân\nTrả lời.\tVăn phòng\n2\tGhi lại\tThư ký\n3\tLưu\tVăn thư"

    rows = [
        "TT | Việc | Ai",
        "1 | Nghe dân; Trả lời. | Văn phòng",
        "2 | Ghi lại | Thư ký",
        "3 | Lưu | Văn thư",
    ]
    assert with_bars(text).split("\n") == rows


def test_a_row_that_lacks_its_last_cells_is_not_joined_to_the_next_one():
    text = "Thôn\tNgười\tSố\nĐông\tÔng Mẫu\nTây\tBà Thử\nNam\tÔng Ví\t30"

    assert with_bars(text).split("\n")[1:3] == ["Đông | Ông Mẫu", "Tây | Bà Thử"]


def test_what_tabs_only_put_side_by_side_is_no_table():
    signature = re.compile("Nơi nhận|CHỦ TỊCH")
    text = "Nơi nhận:\tỦY BAN\n- Như trên;\tCHỦ TỊCH\n\nMột\tHai\n\nA\tB\nC\tD"

    assert with_bars_in_tables(text, signature) == text.replace("A\tB\nC\tD", "A | B\nC | D")
