"""Terms of answers: what an officer owes the office, never what citizens are promised or what stayed open."""

import pytest

from plans.checks.contradictions import contradictions
from plans.models import Item, Section
from plans.outline.textfacts import store_facts_of_text
from plans.reading import read
from plans.reading.as_json import as_json
from tests.build import a_plan

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ CÁT THƯỢNG\nSố: 27/KH-UBND\nCát Thượng, ngày 12 tháng 3 năm 2026\n"
    "KẾ HOẠCH\nTổ chức đối thoại với người dân năm 2026\nI. TỔ CHỨC THỰC HIỆN\n"
)


def facts_of(*lines):
    return as_json(read(HEAD + "\n".join(f"- {line}" for line in lines) + "\nTrên đây là kế hoạch./.\n"), [])


OWED = "Phòng Kinh tế trả lời ý kiến được giao trong 05 ngày làm việc kể từ ngày nhận phiếu chuyển."


@pytest.mark.parametrize(
    "other",
    [
        "Nội dung chưa trả lời tại hội nghị, các phòng có văn bản trả lời trong 15 ngày làm việc.",
        "Các đơn vị trả lời ý kiến phát sinh tại hội nghị trong 15 ngày, kể từ ngày có thông báo kết luận.",
        "Các phòng trả lời cử tri trong vòng 15 ngày làm việc sau khi hội nghị kết thúc.",
        "Sau hội nghị 15 ngày làm việc, các phòng gửi văn bản trả lời.",
        "Văn phòng gửi văn bản trả lời đến người hỏi trong 07 ngày làm việc sau khi Chủ tịch ký.",
        "Với kiến nghị phức tạp, công chức trả lời trong 20 ngày.",
        "Sau hội nghị 15 ngày làm việc, Văn phòng công khai nội dung trả lời.",
    ],
)
def test_an_answer_of_another_kind_is_not_the_term_of_the_officer(other):
    found = facts_of(OWED, other)

    assert found["terms"]["reply"] == {"length": 5, "unit": "working"}
    assert not any("trả lời" in one for one in found["warnings"])


def test_what_citizens_are_promised_after_the_conference_is_no_term_of_the_officer():
    found = facts_of("Các phòng trả lời cử tri trong vòng 15 ngày làm việc sau khi hội nghị kết thúc.")

    assert "reply" not in found["terms"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Công chức trả lời phiếu trong 10 ngày kể từ ngày nhận.",
            "Bộ phận được giao trả lời phiếu trong 15 ngày.",
        ),
        ("Các phòng trả lời về Văn phòng không quá 10 ngày.", "Đơn vị được giao gửi trả lời trong 15 ngày."),
        ("Phòng Kinh tế trả lời ý kiến trong 10 ngày.", "Phòng Văn hóa trả lời ý kiến chậm nhất 15 ngày."),
    ],
)
def test_two_lengths_for_the_same_matter_are_told_as_a_contradiction(first, second):
    found = facts_of(first, second)

    assert "reply" not in found["terms"]
    (told,) = [one for one in found["warnings"] if "trả lời" in one]
    assert "«10 ngày», «15 ngày»" in told and "tự mâu thuẫn" in told


@pytest.mark.django_db
def test_the_stored_plan_tells_that_its_text_contradicts_itself():
    plan = a_plan(reply_days=10)
    section = Section.objects.create(
        plan=plan, position=9, kind="duties", level=1, heading="Tổ chức thực hiện"
    )
    for position, days in enumerate((10, 15), 1):
        text = f"Công chức được giao trả lời phiếu trong {days} ngày kể từ ngày nhận."
        Item.objects.create(section=section, position=position, marker="-", text=text)
    store_facts_of_text(plan)

    (told,) = [one for one in contradictions(plan) if one.about == "Hạn trả lời ý kiến"]

    assert told.says == (
        "Văn bản tự mâu thuẫn: ghi «10 ngày» và «15 ngày» cho cùng một việc. Hệ thống tính 10 ngày."
    )
    assert not told.bars
