"""Who has duties: units are known by whole words of one list, in every form of heading and sentence."""

import pytest

from plans.reading import lists
from tests.plans.small_plans import (
    plan_of,
)


def units_of(duties):
    plan = plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe.\nII. TỔ CHỨC THỰC HIỆN\n{duties}\n")
    return [name for name, _ in lists.units(lists.body_of(plan.sections))]


@pytest.mark.parametrize(
    "line",
    [
        "Ban hành thông báo",
        "Hội nghị trù bị",
        "Hội trường do Trung tâm chuẩn bị",
        "Phòng ngừa, ngăn chặn tình huống xấu",
        "Phòng, chống dịch tại hội trường",
        "Bàn ghế, nước uống",
        "Bản tin truyền thanh",
        "Tổ chức đón tiếp đại biểu",
        "Tổng hợp ý kiến",
        "Trung tâm của buổi đối thoại là ý kiến người dân",
        "Trưởng thành qua đối thoại",
        "Văn phòng phẩm, tài liệu",
        "Đài tưởng niệm: dâng hương",
        "Trường hợp có mưa bão: lùi một tuần",
        "Thống kê ý kiến",
    ],
)
@pytest.mark.parametrize("form", ["1. {}", "1. {}: làm sớm.", "1. {}\n- Làm sớm.", "- {}.", "- {}: làm sớm."])
def test_words_that_only_begin_like_a_unit_are_none(line, form):
    assert units_of(form.format(line)) == []


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Trách nhiệm của Công an phường", "Công an phường"),
        ("Trách nhiệm của các ban, ngành, công chức chuyên môn", "các ban, ngành, công chức chuyên môn"),
        ("Đề nghị Ban Thường trực Ủy ban MTTQ Việt Nam xã", "Ban Thường trực Ủy ban MTTQ Việt Nam xã"),
        ("Giao cho Trung tâm Giao dịch việc làm", "Trung tâm Giao dịch việc làm"),
        ("Nhiệm vụ của Bộ phận Tiếp nhận và trả kết quả", "Bộ phận Tiếp nhận và trả kết quả"),
        ("Đối với các ông (bà) trưởng thôn", "các ông (bà) trưởng thôn"),
        ("Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND xã"),
        (
            "Uỷ ban MTTQ xã và các tổ chức chính trị - xã hội",
            "Uỷ ban MTTQ xã và các tổ chức chính trị - xã hội",
        ),
        ("CÔNG AN XÃ", "CÔNG AN XÃ"),
        ("Tài chính - Kế toán", "Tài chính - Kế toán"),
        ("Các thôn, tổ dân phố", "Các thôn, tổ dân phố"),
        ("Đồng chí Lê Văn Mẫu", "Đồng chí Lê Văn Mẫu"),
    ],
)
@pytest.mark.parametrize(
    "form", ["1. {}\n- Làm sớm.", "1. {}: làm sớm.", "- {}: làm sớm.", "1.1. {}\nLàm sớm."]
)
def test_a_unit_is_known_by_its_name_in_any_form_of_heading(line, unit, form):
    assert units_of(form.format(line)) == [unit]


def test_units_stand_in_numbered_sentences_before_their_verb():
    assert units_of(
        "1. Giao Văn phòng chủ trì, lo hội trường.\n2. Công an xã giữ trật tự.\n3. Chuẩn bị nước uống.\n"
        "4. Phòng Kinh tế: trả lời về đất đai; Trạm Y tế: trực cấp cứu."
    ) == ["Văn phòng", "Công an xã", "Phòng Kinh tế", "Trạm Y tế"]
