"""Whom the plan invites to a round, and which of its lines give no letter."""

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from plans.checks.before_signing import findings_of_round_paper
from plans.models import Invitee
from plans.roundpapers import services
from plans.roundpapers.invited_by_plan import CHAIR, COUNT, NAMELESS, ROW, UNREAD, invited_by
from plans.roundpapers.invitees import Invited
from tests.build import a_member, a_round
from tests.plans.planned import TRAPS, drafted, planned

pytestmark = pytest.mark.django_db


def test_only_who_can_get_a_letter_is_invited_and_every_other_line_is_told():
    plan = planned(TRAPS)
    earlier = drafted(plan, "invitation")
    Invitee.objects.bulk_create(
        Invitee(paper=earlier, position=position, hamlet=name)
        for position, name in enumerate(("Ấp Đông", "Ấp Bắc", "Thôn Nam"), 1)
    )

    found = invited_by(plan)

    assert [one.addressed for one in found.invited] == [
        "TT Đảng ủy",
        "TT HĐND",
        "MTTQ",
        "Lãnh đạo các phòng chuyên môn",
        "Lãnh đạo Trung tâm Phục vụ hành chính công xã",
        "Ấp Bắc (06 đại biểu)",
        "Ấp Đông (06 đại biểu)",
    ]
    assert found.left == [
        ("Chủ trì: Chủ tịch Ủy ban nhân dân xã", CHAIR),
        ("15 doanh nghiệp, hợp tác xã", NAMELESS),
        ("Tổng số đại biểu dự kiến: 100 người/đợt", COUNT),
    ]


@pytest.mark.parametrize(
    ("line", "invited"),
    [
        ("Hội Phụ nữ xã: 02 người", [Invited(organisation="Hội Phụ nữ xã", people=2)]),
        ("02 đại biểu Hội Nông dân xã", [Invited(organisation="Hội Nông dân xã", people=2)]),
        (
            "Văn phòng HĐND và UBND xã, Công an xã và Trạm Y tế: mỗi cơ quan 02 người",
            [
                Invited(organisation="Văn phòng HĐND và UBND xã", people=2),
                Invited(organisation="Công an xã", people=2),
                Invited(organisation="Trạm Y tế", people=2),
            ],
        ),
        (
            "Ủy ban MTTQ Việt Nam xã và các đoàn thể: mỗi tổ chức 02 người",
            [
                Invited(organisation="Ủy ban MTTQ Việt Nam xã", people=2),
                Invited(organisation="Các đoàn thể", people=2),
            ],
        ),
        (
            "Lãnh đạo Phòng Kinh tế, Phòng Văn hóa - Xã hội: mỗi phòng 02 người",
            [
                Invited(organisation="Lãnh đạo Phòng Kinh tế", people=2),
                Invited(organisation="Lãnh đạo Phòng Văn hóa - Xã hội", people=2),
            ],
        ),
        (
            "Thôn Đông, thôn Tây mỗi thôn 20 người; ấp 3 (12 đại biểu)",
            [
                Invited(hamlet="Thôn Đông", people=20),
                Invited(hamlet="Thôn Tây", people=20),
                Invited(hamlet="Ấp 3", people=12),
            ],
        ),
        ("Mỗi khu phố cử 05 người dân", [Invited(hamlet="Các khu phố", people=5)]),
        (
            "Đồng chí Trần Văn Mẫu, Bí thư Đảng ủy xã",
            [Invited(organisation="Đồng chí Trần Văn Mẫu, Bí thư Đảng ủy xã")],
        ),
    ],
)
def test_a_line_of_the_plan_invites(line, invited):
    assert invited_by(planned(f"III. THÀNH PHẦN\n- {line}.\n")).invited == invited


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Đồng chí Lê Văn Thử, Chủ tịch UBND xã, chủ trì hội nghị", CHAIR),
        ("Dự kiến khoảng 120 đại biểu", COUNT),
        ("Người dân, tổ chức có nhu cầu", NAMELESS),
        ("30 hộ dân", NAMELESS),
        ("Mỗi thôn 02 người, mỗi tổ dân phố 03 người", UNREAD),
        ("Cách mời: Văn phòng gửi giấy trước 05 ngày", UNREAD),
        ("1 | Hội Nông dân xã", ROW),
    ],
)
def test_a_line_that_names_nobody_invites_nobody_and_is_told(line, why):
    found = invited_by(planned(f"III. THÀNH PHẦN\n- Hội Phụ nữ xã.\n- {line}.\n"))

    assert [one.addressed for one in found.invited] == ["Hội Phụ nữ xã"]
    assert found.left == [(line, why)]


def test_lines_that_gave_no_letter_are_on_the_page_and_asked_about_before_signing(client):
    plan = planned(TRAPS)
    clerk = a_member(plan.authority, Role.CLERK)
    paper = services.invite_from_plan(drafted(plan, "invitation"), actor=clerk)
    client.force_login(clerk)

    page = client.get(paper.get_absolute_url()).text

    for text in ("«Tổng số đại biểu dự kiến: 100 người/đợt»", "«15 doanh nghiệp, hợp tác xã»"):
        assert text in page
    asked = [one.words for one in findings_of_round_paper(paper, localdate()) if "Kế hoạch mời" in one.words]
    assert asked == [
        (
            "Kế hoạch mời «15 doanh nghiệp, hợp tác xã»: không ghi tên ai để gửi giấy. Xin kiểm tra danh sách người "
            "được mời."
        )
    ]


def test_after_a_withdrawal_the_new_invitation_begins_with_the_same_people():
    plan = planned(TRAPS)
    round, clerk, chair = (
        a_round(plan),
        a_member(plan.authority, Role.CLERK),
        a_member(plan.authority, Role.CHAIR),
    )
    paper = services.invite(
        drafted(plan, "invitation", round),
        actor=clerk,
        invited=[Invited(name="Ông A"), Invited(hamlet="Ấp Đông", people=2)],
    )
    paper.remarks = "Xin đến đúng giờ."
    paper.save()
    paper = services.issue(services.submit(paper, actor=clerk), actor=chair)
    services.withdraw(paper, actor=chair, note="Ghi nhầm.")

    new = drafted(plan, "invitation", round)

    assert [row.addressed for row in new.invitees.all()] == ["Ông A", "Ấp Đông (02 đại biểu)"]
    assert (new.remarks, new.replaces) == ("Xin đến đúng giờ.", None)


def test_who_signs_an_invitation_is_not_told_that_it_is_published(client):
    plan = planned(TRAPS)
    clerk, chair = a_member(plan.authority, Role.CLERK), a_member(plan.authority, Role.CHAIR)
    paper = services.invite(drafted(plan, "invitation"), actor=clerk, invited=[Invited(name="Ông A")])
    paper = services.submit(paper, actor=clerk)
    client.force_login(chair)

    page = client.get(paper.step_url("issue")).text

    assert "giấy mời thì không" in page and "Thông báo công khai ngay" not in page
