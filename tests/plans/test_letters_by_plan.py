"""Each body and each head of a hamlet that a plan names gets a letter; what leaves a doubt is told, not invited."""

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans.models import Invitee
from plans.outline.storage import store_outline
from plans.roundpapers import services
from plans.roundpapers.findings import nameless_of_invitation
from plans.roundpapers.invited_by_plan import CHAIR, NAMELESS, UNREAD, invited_by
from plans.roundpapers.invitees import Invited
from plans.states import PlanState
from tests.build import a_member, a_plan, a_round, a_round_paper
from tests.plans.small_plans import plan_of

pytestmark = pytest.mark.django_db


def planned(*lines):
    plan = a_plan(state=PlanState.ISSUED)
    plan.sections.all().delete()
    items = "".join(f"- {line}.\n" for line in lines)
    store_outline(plan, plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\nIII. THÀNH PHẦN\n{items}"))
    return plan


def letters_of(*lines):
    found = invited_by(planned(*lines))
    return [one.addressed for one in found.invited], found.left


@pytest.mark.parametrize(
    "line",
    [
        "12 doanh nghiệp, hợp tác xã có hồ sơ TTHC trong năm",
        "Doanh nghiệp, hợp tác xã trên địa bàn: 12 đại biểu",
        "Đại diện các doanh nghiệp trên địa bàn xã",
        "Các hợp tác xã: mỗi hợp tác xã 02 người",
        "Mỗi doanh nghiệp 01 người",
        "Trưởng thôn, Bí thư chi bộ",
        "Bí thư chi bộ, trưởng 12 thôn",
    ],
)
def test_no_letter_is_addressed_to_nobody(line):
    assert letters_of(line) == ([], [(line, NAMELESS)])


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        (
            "Lãnh đạo Phòng Kinh tế, Phòng Văn hóa - Xã hội, Công an xã",
            ["Lãnh đạo Phòng Kinh tế", "Lãnh đạo Phòng Văn hóa - Xã hội", "Lãnh đạo Công an xã"],
        ),
        (
            "Đại diện lãnh đạo Trung tâm Dịch vụ tổng hợp và Trạm Y tế",
            ["Đại diện lãnh đạo Trung tâm Dịch vụ tổng hợp", "Đại diện lãnh đạo Trạm Y tế"],
        ),
        ("Mời Thường trực Đảng ủy, HĐND xã", ["Thường trực Đảng ủy xã", "Thường trực HĐND xã"]),
        (
            "Hội Nông dân, Hội Liên hiệp Phụ nữ, Đoàn Thanh niên xã: mỗi đơn vị 02 người",
            [
                "Hội Nông dân xã (02 đại biểu)",
                "Hội Liên hiệp Phụ nữ xã (02 đại biểu)",
                "Đoàn Thanh niên xã (02 đại biểu)",
            ],
        ),
        (
            "Hội Nông dân tỉnh, Hội Liên hiệp Phụ nữ xã",
            ["Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ xã"],
        ),
        ("Hội Nông dân, Hội Phụ nữ xã: 02 người", ["Hội Nông dân xã", "Hội Phụ nữ xã"]),
        (
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Phòng Kinh tế",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Phòng Kinh tế"],
        ),
        ("Văn phòng UBND, Phòng Kinh tế", ["Văn phòng UBND", "Phòng Kinh tế"]),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thanh",
            ["Trung tâm Văn hóa, Thể thao và Truyền thanh"],
        ),
        (
            "Bà Lê Thị Mẫu, Phó Giám đốc Chi nhánh Văn phòng đăng ký đất đai khu vực 9",
            ["Bà Lê Thị Mẫu, Phó Giám đốc Chi nhánh Văn phòng đăng ký đất đai khu vực 9"],
        ),
        ("Hợp tác xã Nông nghiệp Mẫu: 02 người", ["Hợp tác xã Nông nghiệp Mẫu (02 đại biểu)"]),
        (
            "Bí thư Chi bộ, Trưởng ấp các ấp: Giữa, Bình Mẫu và Rạch Thử",
            [
                "Bí thư Chi bộ ấp Giữa",
                "Trưởng ấp Giữa",
                "Bí thư Chi bộ ấp Bình Mẫu",
                "Trưởng ấp Bình Mẫu",
                "Bí thư Chi bộ ấp Rạch Thử",
                "Trưởng ấp Rạch Thử",
            ],
        ),
        ("Trưởng các thôn: A, B và C", ["Trưởng thôn A", "Trưởng thôn B", "Trưởng thôn C"]),
        (
            "Tổ trưởng các tổ dân phố số 1, số 2",
            ["Tổ trưởng tổ dân phố số 1", "Tổ trưởng tổ dân phố số 2"],
        ),
        ("Trưởng ấp 3", ["Trưởng ấp 3"]),
    ],
)
def test_each_body_and_each_head_gets_a_letter(line, letters):
    assert letters_of(line) == (letters, [])


@pytest.mark.parametrize(
    "line",
    [
        "Phòng Tài chính, Kế toán",
        "Ủy ban MTTQ xã, các đoàn thể và người dân",
        "Hội Nông dân, Hội Phụ nữ xã: 05 người",
        "Hội Nông dân xã 02 người, Hội Phụ nữ xã 03 người",
        "Trưởng các thôn: ông Nguyễn Văn Mẫu, bà Trần Thị Thử",
        "Trưởng thôn: Nguyễn Văn Mẫu",
        "Trưởng thôn Đông, Tây",
    ],
)
def test_a_doubt_invites_nobody_and_is_told(line):
    assert letters_of(line) == ([], [(line, UNREAD)])


def test_a_quota_of_every_hamlet_goes_to_those_that_another_line_lists():
    invited, left = letters_of("Mỗi ấp 08 người dân do Trưởng ấp mời", "Trưởng ấp các ấp: Giữa, Bình Mẫu")

    assert invited == [
        "Ấp Giữa (08 đại biểu)",
        "Ấp Bình Mẫu (08 đại biểu)",
        "Trưởng ấp Giữa",
        "Trưởng ấp Bình Mẫu",
    ]
    assert left == []


def test_a_quota_behind_a_list_of_hamlets_goes_to_each_of_them():
    assert letters_of("Người dân các thôn: Đông, Tây, mỗi thôn 10 người")[0] == [
        "Thôn Đông (10 đại biểu)",
        "Thôn Tây (10 đại biểu)",
    ]


def test_the_heads_of_all_hamlets_are_those_of_the_hamlets_invited_before():
    plan = planned("Bí thư chi bộ, trưởng 2 thôn", "Trưởng 3 thôn")
    Invitee.objects.bulk_create(
        Invitee(paper=a_round_paper(a_round(plan)), position=position, hamlet=name)
        for position, name in enumerate(("Thôn Đông", "Thôn Tây"), 1)
    )

    found = invited_by(plan)

    assert [one.addressed for one in found.invited] == [
        "Bí thư chi bộ thôn Đông",
        "Trưởng thôn Đông",
        "Bí thư chi bộ thôn Tây",
        "Trưởng thôn Tây",
    ]
    assert found.left == [("Trưởng 3 thôn", NAMELESS)]


def test_who_chairs_another_round_is_no_guest():
    invited, left = letters_of(
        "Chủ trì: Chủ tịch UBND xã (đợt 1); Phó Chủ tịch UBND xã (đợt 2); Hội Nông dân xã"
    )

    assert invited == ["Hội Nông dân xã"]
    assert left == [("Chủ trì: Chủ tịch UBND xã", CHAIR)]


def test_whom_the_office_deleted_does_not_come_back():
    plan = planned("Hội Nông dân xã", "Công an xã")
    clerk = a_member(plan.authority, Role.CLERK)
    paper = services.draft(a_round(plan), kind="invitation", actor=clerk, today=localdate())
    services.invite_from_plan(paper, actor=clerk)
    services.invite(paper, actor=clerk, invited=[Invited(organisation="Công an xã")])

    with pytest.raises(StepRefused, match="không lấy lại"):
        services.invite_from_plan(paper, actor=clerk)

    assert [row.addressed for row in paper.invitees.all()] == ["Công an xã"]


@pytest.mark.parametrize(
    ("added", "asked"),
    [
        ([], ["Kế hoạch mời «02 doanh nghiệp, hợp tác xã»: không ghi tên ai"]),
        (
            ["Công ty Mẫu"],
            ["Kế hoạch mời «02 doanh nghiệp, hợp tác xã»: danh sách đã có 1 người của dòng này"],
        ),
        (["Công ty Mẫu", "Hợp tác xã Thử"], []),
    ],
)
def test_what_is_asked_of_a_line_follows_what_the_office_added(added, asked):
    plan = planned("Hội Nông dân xã", "02 doanh nghiệp, hợp tác xã")
    clerk = a_member(plan.authority, Role.CLERK)
    paper = services.draft(a_round(plan), kind="invitation", actor=clerk, today=localdate())
    invited = [Invited(organisation=name) for name in ["Hội Nông dân xã", *added]]
    paper = services.invite(paper, actor=clerk, invited=invited)

    said = nameless_of_invitation(paper)

    assert [one[: len(start)] for one, start in zip(said, asked, strict=True)] == asked
