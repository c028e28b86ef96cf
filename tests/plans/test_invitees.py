"""A list of invited people that was typed, pasted or taken from a spreadsheet."""

import io

import pytest
from openpyxl import Workbook

from plans.roundpapers.forms import LinesField
from plans.roundpapers.invitees import Invited, read_lines, written
from plans.roundpapers.sheets import NotAList, lines_of


@pytest.mark.parametrize(
    ("line", "invited"),
    [
        (
            "Ông Nguyễn Văn A; Trưởng thôn; Thôn Đông",
            Invited(name="Ông Nguyễn Văn A", office="Trưởng thôn", hamlet="Thôn Đông"),
        ),
        (
            "1\tBà Trần Thị B\tGiám đốc\tCông ty Mây Tre\t2",
            Invited(name="Bà Trần Thị B", office="Giám đốc", organisation="Công ty Mây Tre", people=2),
        ),
        ("Thôn Đông; 2", Invited(hamlet="Thôn Đông", people=2)),
        ("Tổ dân phố số 5; 03 đại biểu", Invited(hamlet="Tổ dân phố số 5", people=3)),
        ("; ; Hội Nông dân xã", Invited(organisation="Hội Nông dân xã")),
        (
            "Ông C; Tổ trưởng tổ dân phố; Tổ 3",
            Invited(name="Ông C", office="Tổ trưởng tổ dân phố", hamlet="Tổ 3"),
        ),
        ("Ông D", Invited(name="Ông D")),
        (
            "Ông A; Ấp trưởng; Ấp Đông",
            Invited(name="Ông A", office="Ấp trưởng", hamlet="Ấp Đông"),
        ),
        (
            "Bà B; Thôn đội trưởng; Thôn Nam",
            Invited(name="Bà B", office="Thôn đội trưởng", hamlet="Thôn Nam"),
        ),
        ("Thôn Trưởng An; 2", Invited(hamlet="Thôn Trưởng An", people=2)),
        ("Sóc Thị Kha; ; Sóc Bưng", Invited(name="Sóc Thị Kha", hamlet="Sóc Bưng")),
        ("Bản Văn Hồ", Invited(name="Bản Văn Hồ")),
        (
            "Bản Hồ; Trưởng bản; Bản Nà Lùng",
            Invited(name="Bản Hồ", office="Trưởng bản", hamlet="Bản Nà Lùng"),
        ),
        ("Bản Nà Lùng; 2", Invited(hamlet="Bản Nà Lùng", people=2)),
    ],
)
def test_a_line_is_one_addressee_and_is_written_back_as_it_is_read(line, invited):
    assert read_lines(line).invited == [invited]
    assert read_lines(written([invited])).invited == [invited]


@pytest.mark.parametrize(
    ("invited", "words"),
    [
        (Invited(name="Ông A", office="Trưởng thôn", hamlet="Thôn Đông"), "Ông A, Trưởng thôn, Thôn Đông"),
        (Invited(hamlet="Thôn Đông", people=2), "Thôn Đông (02 đại biểu)"),
        (Invited(hamlet="Thôn Đông"), "Thôn Đông (01 đại biểu)"),
        (Invited(organisation="Hội Nông dân xã"), "Hội Nông dân xã"),
        (Invited(organisation="Hội Nông dân xã", people=3), "Hội Nông dân xã (03 đại biểu)"),
        (Invited(name="Ông A", people=3), "Ông A (cùng đi: 02 người)"),
    ],
)
def test_a_letter_is_addressed_to_a_person_or_to_a_hamlet_with_its_quota(invited, words):
    assert invited.addressed == words


@pytest.mark.parametrize(
    "line",
    [
        "4. Bà Nguyễn Thị Lan",
        "4) Bà Nguyễn Thị Lan",
        "4 - Bà Nguyễn Thị Lan",
        "4 Bà Nguyễn Thị Lan",
        "a) Bà Nguyễn Thị Lan",
        "- Bà Nguyễn Thị Lan",
    ],
)
def test_the_number_of_a_list_is_no_part_of_a_name(line):
    assert read_lines(line).invited == [Invited(name="Bà Nguyễn Thị Lan")]


@pytest.mark.parametrize("line", ["A. Nguyễn Văn B", "3/2 Đoàn Văn C"])
def test_initials_and_figures_of_a_name_stay(line):
    assert read_lines(line).invited == [Invited(name=line)]


def test_names_of_columns_and_empty_lines_invite_nobody():
    assert read_lines("Họ và tên; Chức vụ; Thôn\n\n;;\nÔng A; Trưởng thôn; Thôn Đông").invited == [
        Invited(name="Ông A", office="Trưởng thôn", hamlet="Thôn Đông")
    ]


def test_errors_name_their_line():
    text = "Ông A\n; Trưởng thôn\n\nÔng A\nThôn Nam; 0\n" + "N" * 130 + "\na; b; c; d; e"

    assert read_lines(text).errors == [
        "Dòng 2: chưa có tên người, cơ quan hoặc thôn được mời.",
        "Dòng 4: trùng với dòng 1. Xin bỏ một dòng.",
        "Dòng 5: số người phải từ 1 đến 999.",
        "Dòng 6: họ và tên dài 130 ký tự, nhiều hơn 120. Xin viết gọn lại.",
        "Dòng 7: nhiều cột quá. Xin ghi: họ tên; chức vụ; cơ quan hoặc thôn; số người; thư.",
    ]


@pytest.mark.parametrize("number", ["hai", "mười hai người", "2-3 người", "02 người/thôn", "vài người"])
def test_a_number_that_is_no_figure_is_refused(number):
    found = read_lines(f"Thôn Trùng; {number}")

    assert (found.invited, found.errors) == (
        [],
        [f"Dòng 1: «{number}» không đọc được là số người. Xin ghi bằng chữ số, ví dụ 2."],
    )


def test_a_copied_cell_of_several_lines_is_one_person_and_later_lines_keep_their_numbers():
    copied = (
        '1\tÔng A\t"Trưởng thôn\r\nkiêm bí thư"\t"Thôn\r\nĐông"\r\n'
        '2\tBà "B"\tThư ký; ghi chép\tThôn Nam\r\n'
        "3\tÔng C\t\thai"
    )

    found = read_lines(LinesField(rows=4).clean(copied))

    assert found.invited == [
        Invited(name="Ông A", office="Trưởng thôn kiêm bí thư", hamlet="Thôn Đông"),
        Invited(name='Bà "B"', office="Thư ký, ghi chép", hamlet="Thôn Nam"),
    ]
    assert [error.split(":")[0] for error in found.errors] == ["Dòng 5"]


def test_a_list_that_is_too_long_is_refused():
    found = read_lines("\n".join(f"Ông {number}" for number in range(201)))

    assert found.errors == ["Danh sách có 201 dòng, nhiều hơn 200. Xin chia thành nhiều giấy mời."]


def a_workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_spreadsheet_gives_its_rows_as_text():
    content = a_workbook(
        ["STT", "Họ tên", "Chức vụ", "Thôn", "Số người"],
        [1, "Ông A", "Trưởng thôn", "Thôn Đông", 2.0],
        [None, None, None, None, None],
        [2, '"=1+1', "Thư ký; ghi chép", "", None],
    )

    assert lines_of(content).splitlines() == [
        "STT; Họ tên; Chức vụ; Thôn; Số người",
        "1; Ông A; Trưởng thôn; Thôn Đông; 2",
        '2; "=1+1; Thư ký, ghi chép',
    ]


def test_a_csv_is_read_with_its_own_separator():
    assert lines_of("\ufeffÔng A,Trưởng thôn,Thôn Đông\r\n".encode()) == "Ông A; Trưởng thôn; Thôn Đông"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 hong", "Không đọc được bảng tính này"),
        ("Ông A".encode("utf-16"), "không phải Unicode"),
        (b"\0\0", "Đây không phải bảng tính"),
        (b" \n", "không có dòng nào"),
        (b"x" * (2 * 1024**2 + 1), "lớn hơn 2 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(content, sentence):
    with pytest.raises(NotAList, match=sentence):
        lines_of(content)
