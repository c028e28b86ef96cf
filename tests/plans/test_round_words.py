"""What a round is about by the words of its plan, and what its papers and pages tell of it."""

from datetime import date

import pytest
import time_machine
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import Weight
from dialogue_portal.workdays.services import calendar_of
from plans.checks.before_signing import findings_of_round_paper
from plans.loudspeaker.script import scripts_of
from plans.outline.round_contents import contents_of_round
from plans.roundpapers.findings import findings_of_paper
from plans.rounds.services import tell_matters
from plans.services import issue
from plans.states import PlanState
from registrations.form.documents import BlankForm
from tests.build import a_member, a_round, a_sector
from tests.plans.planned import drafted, planned
from tests.plans.small_plans import plan_of

pytestmark = pytest.mark.django_db

TWO_ROUNDS = """II. NỘI DUNG ĐỐI THOẠI
1. Đợt 1: Thủ tục đất đai, xây dựng
2. Đợt 2: Thủ tục hộ tịch, chứng thực
"""


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
