"""A person is taken out of a text, and nobody else."""

import pytest

from dialogue_portal.formats.masking import Mask, name_in

MASK = Mask(
    names=["Nguyễn Thị Hoà"], phones=["0912345678"], words=["hoa@vidu.example", "Ngõ 3, thôn Đoài", ""]
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tôi là Nguyễn Thị Hòa.", "Tôi là (đã xóa)."),
        ("NGUYEN  THI HOA gửi", "(đã xóa) gửi"),
        ("Kính gửi bà Hòa.", "Kính gửi bà (đã xóa)."),
        ("gọi +84 912.345.678, (0912) 345-678", "gọi (đã xóa), (đã xóa)"),
        ("ở ngõ 3,  thôn Đoài, thư HOA@vidu.example", "ở (đã xóa), thư (đã xóa)"),
        ("căn cước 001 185 012 345", "căn cước (đã xóa)"),
        ("CMND số 123 456 789 đây", "CMND số (đã xóa) đây"),
    ],
)
def test_what_names_the_person_goes_in_any_spelling(text, left):
    assert (MASK.removed_from(text), MASK.finds(text), MASK.finds(left)) == (left, True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Bà Hòa Mai và ông Hoàng trồng hoa, hòa giải ở thôn Đoài.",
        "Hồ sơ 000.00.12.H26-250612-0001, số 10912345678.",
        "Nguyễn Thị Hoàn, Nguyễn Thị",
        "",
    ],
)
def test_nobody_else_goes(text):
    assert (MASK.removed_from(text), MASK.finds(text)) == (text, False)


def test_a_name_of_one_word_goes_where_somebody_is_called_by_it():
    assert Mask(names=["Hoa"]).removed_from("Tôi tên Hoa, trồng vườn Hoa Hồng.") == (
        "Tôi tên (đã xóa), trồng vườn Hoa Hồng."
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bà Trần Thị Lan, thôn Đông", "Trần Thị Lan"),
        ("Ông Bảy (tổ 4)", "Bảy"),
        ("Lê Văn Tám", "Lê Văn Tám"),
    ],
)
def test_a_name_is_found_between_title_and_place(typed, name):
    assert name_in(typed) == name
