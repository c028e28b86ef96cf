"""Whom a plan makes collect opinions: offered to the office as lines, never stored by themselves."""

import pytest

from registrations.collecting.fromplan import proposed
from tests import build

pytestmark = pytest.mark.django_db


def a_round_of(*sections):
    """A round of a plan with these sections: (heading, kind, lines)."""
    plan = build.a_plan(state="issued")
    for position, (heading, kind, lines) in enumerate(sections, 1):
        section = plan.sections.create(
            position=position, level=2, kind=kind, label=f"{position}.", heading=heading
        )
        for number, text in enumerate(lines, 1):
            section.items.create(position=number, marker="-", text=text)
    return build.a_round(plan)


def lines_of(round):
    return [one.line for one in proposed(round).listed]


def test_the_front_and_the_unions_with_the_number_that_the_plan_names():
    round = a_round_of(
        (
            "Đề nghị MTTQ và các đoàn thể",
            "duties",
            [
                "Phối hợp phát phiếu cho hội viên và hướng dẫn lấy ý kiến theo mẫu phiếu.",
                "Tổng hợp nội dung ý kiến đánh giá thủ tục hành chính (đề nghị có ít nhất từ 03 ý kiến trở lên).",
            ],
        )
    )

    found = proposed(round)

    assert [(one.name, one.kind, one.owes) for one in found.listed] == [
        ("MTTQ", "front", 3),
        ("Hội Nông dân", "union", 3),
        ("Hội Liên hiệp Phụ nữ", "union", 3),
        ("Hội Cựu chiến binh", "union", 3),
        ("Đoàn Thanh niên", "union", 3),
    ]
    assert "Kế hoạch ghi «các đoàn thể»" in found.guessed


def test_bodies_by_name_owe_two_where_the_plan_names_no_number():
    round = a_round_of(
        ("Hội Nông dân xã, Hội Phụ nữ xã", "duties", ["Thu thập ý kiến của hội viên gửi Văn phòng."])
    )

    found = proposed(round)

    assert [(one.name, one.owes) for one in found.listed] == [("Hội Nông dân xã", 2), ("Hội Phụ nữ xã", 2)]
    assert found.guessed == ""


def test_a_department_that_sums_up_is_no_collector():
    round = a_round_of(("Văn phòng HĐND và UBND xã", "duties", ["Tổng hợp các ý kiến, trình Chủ tịch."]))

    assert lines_of(round) == []


def test_the_hamlets_that_the_plan_invites():
    round = a_round_of(("Thành phần", "participants", ["Các thôn: Đông, Đoài và Nam, mỗi thôn 05 người."]))

    assert lines_of(round) == ["Thôn Đông", "Thôn Đoài", "Thôn Nam"]


def test_the_collectors_of_the_round_before_come_with_their_heads_unless_they_are_there_already():
    before = build.a_round()
    build.a_collector(before, name="Thôn Đông", head="Trần Văn Mẫu", phone="0913000111")
    build.a_collector(before, name="Thôn Tây", head="Lê Văn Cũ")
    round = build.a_round(before.plan)
    build.a_collector(round, name="thôn Tây")

    assert lines_of(round) == ["Thôn Đông | Trần Văn Mẫu | 0913 000 111"]
