"""Quotas as lines: what is read of them, and what is said of a line that cannot be read."""

import pytest

from registrations.delegates.lines import QuotaLine, read


def test_each_line_is_a_quota_with_or_without_group_and_number():
    text = "Thôn Đông; hộ kinh doanh; 2\nThôn Đông; 1 người\nTổ 5 | người cao tuổi\n\nThôn Nam\t03"

    assert read(text, []) == (
        [
            QuotaLine("Thôn Đông", "hộ kinh doanh", 2),
            QuotaLine("Thôn Đông", "", 1),
            QuotaLine("Tổ 5", "người cao tuổi"),
            QuotaLine("Thôn Nam", "", 3),
        ],
        [],
    )


def test_what_is_said_of_every_hamlet_is_said_of_the_known_ones_and_a_line_of_its_own_wins():
    text = "Mỗi thôn; hộ kinh doanh; 2\nThôn Nam\nThôn Bắc; hộ kinh doanh; 3"

    quotas, errors = read(text, ["Thôn Đông"])

    assert (sorted(one.written for one in quotas), errors) == (
        ["Thôn Bắc; hộ kinh doanh; 3", "Thôn Nam; hộ kinh doanh; 2", "Thôn Đông; hộ kinh doanh; 2"],
        [],
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Thôn Đông; hộ kinh doanh; 2-3", "«2-3» không đọc được là số đại biểu"),
        ("12; 2", "chưa có tên thôn"),
        ("Thôn Đông; hộ kinh doanh; Nam; 2", "nhiều cột quá"),
        ("Thôn Đông; 1000", "nhiều nhất 999"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_number(line, said):
    _, errors = read(f"Thôn Tây; 1\n{line}", [])

    assert [error.startswith("Dòng 2: ") and said in error for error in errors] == [True]


def test_a_hamlet_twice_with_one_group_in_another_spelling_is_named():
    _, errors = read("Thôn Hòa; cán bộ; 1\nthôn Hoà; Cán bộ; 2", [])

    assert [error.startswith("Dòng 2: «thôn Hoà» ghi hai lần") for error in errors] == [True]
