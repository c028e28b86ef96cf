"""Who chairs a round, who works with them and how the conference is called, by the words of the plan."""

import pytest

from conferences.documents import about_conference
from dialogue_portal.accounts.roles import Role
from plans.roundpapers.documents import paper_of
from plans.roundpapers.invited_by_plan import invited_by
from tests.build import a_conference, a_member, a_round
from tests.plans.planned import TRAPS, drafted, planned, printed_lines

pytestmark = pytest.mark.django_db


def test_a_notice_names_the_chair_and_each_partner_once():
    lines = printed_lines(drafted(planned(TRAPS)))

    start = lines.index("3. Chủ trì, phối hợp")
    assert lines[start + 1 : start + 3] == [
        "- Chủ trì: Chủ tịch Ủy ban nhân dân xã.",
        "- Mời dự: Đại diện TT Đảng ủy, TT HĐND, MTTQ.",
    ]
    text = " ".join(lines)
    assert [text.count(name) for name in ("Đảng ủy", "HĐND", "MTTQ", "Chủ tịch Ủy ban")] == [1, 1, 1, 1]
    assert "- Lãnh đạo các phòng chuyên môn, Trung tâm Phục vụ hành chính công xã." in lines


@pytest.mark.parametrize(
    "line",
    [
        "- Chủ trì: Chủ tịch UBND xã (đợt 1); Phó Chủ tịch UBND xã phụ trách đất đai (đợt 2).",
        "- Chủ trì: Chủ tịch UBND xã (đợt 1, tháng 5), Phó Chủ tịch UBND xã phụ trách đất đai (đợt 2, tháng 10).",
        "- Chủ trì: Chủ tịch UBND xã (đợt 1) và Phó Chủ tịch UBND xã phụ trách đất đai (đợt 2 và 3).",
        "- Chủ trì đợt 1: Chủ tịch UBND xã; chủ trì đợt 2: Phó Chủ tịch UBND xã phụ trách đất đai.",
        "- Chủ trì: đợt I - Chủ tịch UBND xã, đợt II - Phó Chủ tịch UBND xã phụ trách đất đai.",
        "- Chủ tịch UBND xã chủ trì đợt 1, Phó Chủ tịch UBND xã phụ trách đất đai chủ trì đợt 2.",
        "- Đợt 1: Chủ tịch UBND xã chủ trì.\n- Đợt 2: Phó Chủ tịch UBND xã phụ trách đất đai chủ trì.",
        "- Chủ trì:\n+ Đợt 1: Chủ tịch UBND xã.\n+ Đợt 2: Phó Chủ tịch UBND xã phụ trách đất đai.",
    ],
)
def test_each_round_has_its_own_chair_who_is_no_guest_of_it(line):
    plan = planned(f"III. THÀNH PHẦN\n{line}\n- Hội Nông dân xã (đợt 1); Hội Phụ nữ xã (cả hai đợt).\n")
    rounds = [a_round(plan, position=position) for position in (1, 2)]

    papers = [drafted(plan, round=round) for round in rounds]

    guests = [[one.addressed for one in invited_by(plan, position).invited] for position in (1, 2)]
    assert guests == [["Hội Nông dân xã", "Hội Phụ nữ xã"], ["Hội Phụ nữ xã"]]
    chairs = ["Chủ tịch UBND xã", "Phó Chủ tịch UBND xã phụ trách đất đai"]
    assert [paper.chair for paper in papers] == chairs
    assert [drafted(plan, "invitation", round).chair for round in rounds] == chairs
    assert [paper.participants.splitlines()[:-1] for paper in papers] == [
        ["Hội Nông dân xã; Hội Phụ nữ xã."],
        ["Hội Phụ nữ xã."],
    ]


def test_the_front_is_the_partner_where_its_own_duty_is_to_work_with_others():
    duties = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng HĐND và UBND xã\n- Chủ trì, phối hợp với Phòng Kinh tế chuẩn bị.\n"
        "2. Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể\n- Phối hợp với Hội Nông dân vận động hội viên.\n"
    )
    silent = duties.replace("Phối hợp với Hội Nông dân vận", "Vận")

    assert drafted(planned(duties)).partner == "Ủy ban MTTQ Việt Nam xã"
    assert drafted(planned(silent)).partner == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Nhờ Trưởng ấp nhận và chuyển phiếu", True),
        ("Nộp phiếu qua Trưởng thôn, tổ trưởng tổ dân phố", True),
        ("Trưởng ấp thông báo lịch đối thoại trên loa", False),
    ],
)
def test_the_way_through_the_head_of_a_hamlet_is_told_where_the_plan_has_it(line, told):
    ways = drafted(planned(f"III. CÁCH THỨC THAM GIA\n- Gửi phiếu đăng ký trước 10 ngày.\n+ {line}.\n")).ways

    assert ways.splitlines()[1:] == ([f"{line}."] if told else [])


def test_an_invitation_tells_who_chairs_before_time_and_place():
    lines = printed_lines(drafted(planned(TRAPS), "invitation"))

    leads = [line.partition(":")[0] for line in lines]
    assert leads[1:5] == ["Tới dự", "Chủ trì", "Thời gian", "Địa điểm"]
    assert lines[2] == "Chủ trì: Chủ tịch Ủy ban nhân dân xã."


def test_an_invitation_to_what_names_no_chair_has_no_line_for_one(client):
    paper = drafted(planned(""), "invitation")
    clerk = a_member(paper.authority, Role.CLERK)
    client.force_login(clerk)

    assert not any(line.startswith("Chủ trì") for line in printed_lines(paper))
    assert 'name="chair"' in client.get(paper.step_url("edit")).text


def test_other_bodies_of_a_line_stay_among_those_who_take_part():
    paper = drafted(
        planned(
            "III. THÀNH PHẦN\n- Chủ tịch UBND xã chủ trì; Thường trực HĐND xã đồng chủ trì.\n"
            "- Thường trực Đảng ủy, HĐND, lãnh đạo các phòng.\n- Văn phòng HĐND và UBND xã.\n"
        )
    )

    assert (paper.chair, paper.co_chair, paper.party) == (
        "Chủ tịch UBND xã",
        "Thường trực HĐND xã",
        "Thường trực Đảng ủy",
    )
    assert paper.participants.splitlines()[:2] == ["Lãnh đạo các phòng.", "Văn phòng HĐND và UBND xã."]


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        (
            (
                "Tổ chức hội nghị đối thoại giữa lãnh đạo UBND xã với tổ chức, cá nhân về giải quyết thủ tục đất đai "
                "trên địa bàn xã Tân Hòa năm 2026"
            ),
            "giữa lãnh đạo UBND xã Tân Hòa với tổ chức, cá nhân về giải quyết thủ tục đất đai",
        ),
        (
            "Đối thoại giữa Chủ tịch Ủy ban nhân dân xã Tân Hòa với Nhân dân năm 2026",
            "giữa Chủ tịch Ủy ban nhân dân xã Tân Hòa với Nhân dân về thủ tục hành chính",
        ),
        (
            "Tổ chức đối thoại với hộ kinh doanh, hợp tác xã năm 2026",
            "giữa lãnh đạo UBND xã Tân Hòa với hộ kinh doanh, hợp tác xã về thủ tục hành chính",
        ),
        (
            "Kế hoạch đối thoại năm 2026",
            "giữa lãnh đạo UBND xã Tân Hòa với người dân, tổ chức, doanh nghiệp về thủ tục hành chính",
        ),
    ],
)
def test_the_conference_is_called_in_its_papers_as_the_plan_calls_it(subject, named):
    plan = planned("", subject)
    round = a_round(plan)

    assert f"hội nghị đối thoại {named} ngày" in paper_of(drafted(plan, round=round)).about
    assert about_conference(a_conference(round)).startswith(f"Hội nghị đối thoại {named} ngày")
