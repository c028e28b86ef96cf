"""What the papers of a round take over from the plan: its own matter, chair and partners, and whom it invites."""

from datetime import date

import pytest
import time_machine
from django.utils.timezone import localdate

from conferences.documents import about_conference
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import Weight
from dialogue_portal.workdays.services import calendar_of
from plans.checks.before_signing import findings_of_round_paper
from plans.loudspeaker.script import scripts_of
from plans.models import Invitee
from plans.outline.round_contents import contents_of_round
from plans.outline.storage import store_outline
from plans.roundpapers import services
from plans.roundpapers.documents import paper_of
from plans.roundpapers.findings import findings_of_paper
from plans.roundpapers.invited_by_plan import CHAIR, COUNT, NAMELESS, ROW, UNREAD, invited_by
from plans.roundpapers.invitees import Invited
from plans.rounds.services import tell_matters
from plans.services import issue
from plans.states import PlanState
from registrations.form.documents import BlankForm
from tests.build import a_conference, a_member, a_plan, a_round, a_sector
from tests.plans.small_plans import plan_of

pytestmark = pytest.mark.django_db

TWO_ROUNDS = """II. NỘI DUNG ĐỐI THOẠI
1. Đợt 1: Thủ tục đất đai, xây dựng
2. Đợt 2: Thủ tục hộ tịch, chứng thực
"""
TRAPS = """III. THÀNH PHẦN THAM DỰ
1. Chủ trì: Chủ tịch Ủy ban nhân dân xã
2. Đại diện TT Đảng ủy, TT HĐND, MTTQ: mỗi đơn vị 01 người
3. Lãnh đạo các phòng chuyên môn, Trung tâm Phục vụ hành chính công xã
4. Đại diện các hộ dân: mỗi ấp 05 người
5. 15 doanh nghiệp, hợp tác xã
6. Trưởng ấp (mỗi ấp 01 người)
7. Tổng số đại biểu dự kiến: 100 người/đợt
"""


def planned(sections, subject="Tổ chức đối thoại với người dân năm 2026", state=PlanState.ISSUED):
    plan = a_plan(state=state, subject=subject)
    plan.sections.all().delete()
    store_outline(plan, plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\n{sections}"))
    return plan


def drafted(plan, kind="notice", round=None):
    round = round or a_round(plan)
    return services.draft(round, kind=kind, actor=a_member(plan.authority, Role.CLERK), today=localdate())


def printed_lines(paper):
    return [f"{block.lead} {block.text}".strip() for block in paper_of(paper).body()]


# What the round is about


@pytest.mark.parametrize(
    ("sections", "first", "second"),
    [
        (TWO_ROUNDS, ["Thủ tục đất đai, xây dựng"], ["Thủ tục hộ tịch, chứng thực"]),
        (
            "II. NỘI DUNG ĐỐI THOẠI\n1. Đợt 1\n- Đất đai.\n- Xây dựng.\n2. Đợt 2\n- Hộ tịch.\n",
            ["Đất đai.", "Xây dựng."],
            ["Hộ tịch."],
        ),
        (
            "II. NỘI DUNG ĐỐI THOẠI\n- Đợt I (tháng 6): đất đai; xây dựng.\n- Đợt II: hộ tịch.\n",
            ["Đất đai; xây dựng."],
            ["Hộ tịch."],
        ),
        (
            "II. NỘI DUNG ĐỐI THOẠI\n- Đợt 1 bàn về đất đai; đợt 2 bàn về hộ tịch.\n- Việc trả kết quả.\n",
            ["Đợt 1 bàn về đất đai", "Việc trả kết quả."],
            ["Đợt 2 bàn về hộ tịch.", "Việc trả kết quả."],
        ),
        (
            "II. NỘI DUNG ĐỐI THOẠI\n1. Thủ tục đất đai (đợt 1)\n2. Thủ tục hộ tịch (đợt 2)\n",
            ["Thủ tục đất đai"],
            ["Thủ tục hộ tịch"],
        ),
        (
            (
                "II. NỘI DUNG, THỜI GIAN\n1. Đợt 1\n- Nội dung: Đất đai.\n- Thời gian: tháng 6.\n"
                "2. Đợt 2\n- Nội dung: Hộ tịch.\n- Thời gian: tháng 11.\n"
            ),
            ["Đất đai."],
            ["Hộ tịch."],
        ),
        ("II. NỘI DUNG ĐỐI THOẠI\n- Việc trả kết quả.\n", ["Việc trả kết quả."], ["Việc trả kết quả."]),
        ("", [], []),
    ],
)
def test_each_round_has_the_contents_that_the_plan_gives_to_it(sections, first, second):
    outline = plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\n{sections}").sections

    assert [contents_of_round(outline, position) for position in (1, 2)] == [first, second]


BELOW_A_HEADING = """II. NỘI DUNG THỰC HIỆN
1. Nội dung đối thoại{}
2. Thời gian, địa điểm
- Đợt 1: ngày 20/5/2027, tại Hội trường xã.
- Đợt 2: ngày 21/10/2027, tại Nhà văn hóa ấp Đông.
"""


@pytest.mark.parametrize(
    "lines",
    [
        "\n1. Đợt 1: Đất đai, xây dựng.\n2. Đợt 2: Hộ tịch.",
        "\n1. Đợt I: Đất đai, xây dựng;\n2. Đợt II: Hộ tịch.",
        "\n1. Đợt 1\n- Đất đai, xây dựng.\n2. Đợt 2\n- Hộ tịch.",
        "\n1. Đợt 1 (tháng 5): Đất đai, xây dựng.\n2. Đợt 2 (tháng 10): Hộ tịch.",
        "\n- Đợt 1, tháng 5/2027: Đất đai, xây dựng.\n- Đợt 2, tháng 10/2027: Hộ tịch.",
        "\nBàn về các nhóm thủ tục sau:\n1. Đợt 1: Đất đai, xây dựng.\n2. Đợt 2: Hộ tịch.",
        "\n1.1. Đợt 1: Đất đai, xây dựng.\n1.2. Đợt 2: Hộ tịch.",
        "\na) Đợt 1: Đất đai, xây dựng.\nb) Đợt 2: Hộ tịch.",
        "\na) Đợt 1\n- Đất đai, xây dựng.\nb) Đợt 2\n- Hộ tịch.",
        "\nĐợt 1: Đất đai, xây dựng.\nĐợt 2: Hộ tịch.",
        "\n- Đợt 1: Đất đai, xây dựng; đợt 2: Hộ tịch.",
        ": Đợt 1: Đất đai, xây dựng; đợt 2: Hộ tịch.",
        ": đất đai, xây dựng (đợt 1); hộ tịch (đợt 2).",
    ],
)
def test_matters_below_a_heading_of_their_own_are_found_however_they_are_numbered(lines):
    outline = plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\n{BELOW_A_HEADING.format(lines)}").sections

    told = [[one.strip(" .;") for one in contents_of_round(outline, position)] for position in (1, 2)]

    assert told == [["Đất đai, xây dựng"], ["Hộ tịch"]]


def test_numbered_matters_that_name_no_round_are_those_of_every_round():
    sections = BELOW_A_HEADING.format("\n1. Thủ tục đất đai.\n2. Thủ tục hộ tịch.")
    outline = plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\n{sections}").sections

    for position in (1, 2):
        assert contents_of_round(outline, position) == ["Thủ tục đất đai.", "Thủ tục hộ tịch."]


@time_machine.travel("2026-06-01 02:00+00:00", tick=False)
@pytest.mark.parametrize("lines", ["", "\nBàn về các nhóm thủ tục sau:"])
def test_a_heading_is_no_matter_and_what_is_missing_is_told(lines):
    plan = planned(BELOW_A_HEADING.format(lines))
    paper = drafted(plan, round=a_round(plan, date(2026, 7, 3)))

    said = findings_of_paper(paper, calendar_of(plan.authority), localdate())

    assert paper.contents == ""
    assert any("kế hoạch không ghi nội dung của đợt 1" in one for one in said)


def test_a_notice_tells_the_contents_of_its_round_alone():
    plan = planned(TWO_ROUNDS)
    a_sector("Bảo trợ xã hội")

    papers = [drafted(plan, round=a_round(plan, position=position)) for position in (1, 2)]

    assert [paper.contents for paper in papers] == [
        "Thủ tục đất đai, xây dựng.",
        "Thủ tục hộ tịch, chứng thực.",
    ]


@time_machine.travel("2026-06-01 02:00+00:00", tick=False)
@pytest.mark.parametrize("kind", ["notice", "invitation"])
def test_where_the_plan_is_silent_the_contents_stay_empty_and_are_asked_for(kind):
    plan = planned("")
    a_sector("Bảo trợ xã hội")
    paper = drafted(plan, kind, a_round(plan, date(2026, 7, 3)))

    asked = [one for one in findings_of_round_paper(paper, localdate()) if "nội dung của đợt 1" in one.words]

    assert paper.contents == ""
    assert [one.weight for one in asked] == [Weight.TICK]
    assert any(
        "kế hoạch không ghi nội dung của đợt 1" in said
        for said in findings_of_paper(paper, calendar_of(plan.authority), localdate())
    )


def test_citizens_read_what_the_round_is_about(client):
    plan = planned(TWO_ROUNDS)
    rounds = [a_round(plan, position=position) for position in (1, 2)]
    tell_matters(plan)

    for round, matter, other in zip(
        rounds, ("đất đai, xây dựng", "hộ tịch, chứng thực"), ("hộ tịch", "đất đai"), strict=True
    ):
        round.refresh_from_db()
        page = client.get(f"/{plan.authority.slug}/dang-ky/dot/{round.pk}/").text
        said = " ".join(line.text for line in BlankForm(round).heading())
        read_aloud = " ".join(scripts_of(round, localdate())[0].paragraphs)

        assert f"<dd>Thủ tục {matter}</dd>" in page and other not in page
        assert f"nội dung: Thủ tục {matter})" in said
        assert f"Nội dung: Thủ tục {matter}." in read_aloud


def test_the_matter_of_its_rounds_is_kept_when_a_plan_is_signed():
    plan = planned(TWO_ROUNDS, state=PlanState.SUBMITTED)
    round = a_round(plan)

    issue(plan, actor=a_member(plan.authority, Role.CHAIR), today=localdate())

    round.refresh_from_db()
    assert round.matter == "Thủ tục đất đai, xây dựng"


# Chair and partners


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


# Whom the plan invites


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
