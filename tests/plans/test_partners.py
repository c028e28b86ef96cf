"""Law 72/2025/QH15, article 43: co-chair, partner, the invited Party committee, the four contents of a notice."""

from datetime import date, time

import pytest
import time_machine
from django.utils.timezone import localdate

from conferences.minutes.documents import ConferenceMinutes
from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.services import calendar_of
from plans.checks.recognised import missing, recognised
from plans.loudspeaker.script import scripts_of
from plans.models import Item, Section
from plans.outline.partners import Partners, name_of_meeting, partners_of
from plans.outline.text import read_outline
from plans.roundpapers import services
from plans.roundpapers.documents import paper_of
from plans.roundpapers.findings import findings_of_paper
from plans.states import PlanState
from tests.build import a_conference, a_member, a_plan, a_round

pytestmark = pytest.mark.django_db

LAW_OF_2025 = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;"
LAW_OF_2022 = "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;"
NAMED = {
    "bases": [LAW_OF_2025],
    "participants": [
        "Chủ tịch UBND xã chủ trì; đại diện Thường trực HĐND xã đồng chủ trì;",
        "Mời đại diện Thường trực Đảng ủy xã;",
    ],
    "duties": [
        "Văn phòng phối hợp với Ủy ban MTTQ Việt Nam xã tuyên truyền, vận động người dân dự hội nghị."
    ],
}


def planned(lines, state=PlanState.ISSUED):
    plan = a_plan(state=state)
    lines = {"contents": ["Thủ tục đất đai."]} | lines
    for place, (kind, texts) in enumerate(lines.items(), 2):
        section = Section.objects.create(plan=plan, position=place, kind=kind, level=1, heading=kind)
        for position, text in enumerate(texts, 1):
            Item.objects.create(section=section, position=position, marker="-", text=text)
    return plan


def drafted(plan, held_on=None):
    round = a_round(plan, held_on, ends_at=time(11, 30))
    return services.draft(round, kind="notice", actor=a_member(plan.authority, Role.CLERK), today=localdate())


def lines_of(paper):
    return [f"{block.lead} {block.text}".strip() for block in paper_of(paper).body()]


def findings(paper):
    return findings_of_paper(paper, calendar_of(paper.authority), localdate())


def test_the_plan_names_whom_it_chairs_with_works_with_and_invites():
    plan = planned(NAMED)

    assert partners_of(plan) == Partners(
        "Đại diện Thường trực HĐND xã", "Ủy ban MTTQ Việt Nam xã", "Đại diện Thường trực Đảng ủy xã"
    )
    assert {"Đồng chủ trì", "Phối hợp tổ chức", "Cấp ủy được mời"} <= dict(
        recognised(plan, read_outline(plan))
    ).keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đồng chủ trì: Phó Chủ tịch Hội đồng nhân dân xã.", "Phó Chủ tịch Hội đồng nhân dân xã"),
        ("Mời Thường trực HĐND phường cùng đồng chủ trì hội nghị.", "Thường trực HĐND phường"),
        ("Chủ tịch UBND xã và Phó Chủ tịch UBND xã đồng chủ trì.", ""),
        ("Báo cáo Thường trực HĐND xã; Chủ tịch UBND xã chủ trì.", ""),
    ],
)
def test_only_the_peoples_council_is_the_co_chair_of_the_law(text, found):
    assert partners_of(planned({"participants": [text]})).co_chair == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đề nghị Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã phối hợp tổ chức.", True),
        ("Phối hợp với Công an xã bảo đảm trật tự.", False),
        ("Mời đại diện Ủy ban MTTQ Việt Nam xã.", False),
    ],
)
def test_the_front_is_the_partner_only_where_the_plan_says_so(text, found):
    assert ("Ủy ban" in partners_of(planned({"duties": [text]})).partner) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thường trực Đảng uỷ, HĐND, lãnh đạo UBND xã;", "Thường trực Đảng uỷ"),
        ("Thường trực Đảng ủy - HĐND - UBND - UBMTTQ xã.", "Thường trực Đảng ủy"),
        ("TT. Đảng ủy, TT. HĐND phường.", "TT. Đảng ủy"),
        ("Các đồng chí Ủy viên BTV Đảng ủy phường;", "Các đồng chí Ủy viên BTV Đảng ủy phường"),
        ("Đồng chí Bí thư Đảng ủy xã dự, chỉ đạo.", "Đồng chí Bí thư Đảng ủy xã"),
        ("Đại diện cấp ủy và các đoàn thể.", "Đại diện cấp ủy"),
        ("Văn phòng Đảng ủy; Ủy ban Kiểm tra Đảng ủy.", ""),
        ("Bí thư các chi bộ trực thuộc Đảng ủy; cấp ủy chi bộ các bản.", ""),
    ],
)
def test_the_party_committee_is_found_however_it_is_named(text, found):
    assert partners_of(planned({"participants": [text]})).party == found


def test_an_invitation_of_the_party_committee_is_found_in_any_part():
    plan = planned(
        {"duties": ["Báo cáo Thường trực Đảng ủy về kế hoạch.", "Mời Bí thư Đảng ủy xã dự hội nghị."]}
    )
    Section.objects.create(
        plan=plan,
        position=9,
        kind="participants",
        level=2,
        heading="Khách mời",
        run_in="Thường trực Đảng ủy xã",
    )

    assert partners_of(plan).party == "Thường trực Đảng ủy xã"
    plan.sections.filter(position=9).delete()
    assert partners_of(plan).party == "Bí thư Đảng ủy xã"


def test_the_notice_prints_them_and_tells_how_to_take_part():
    lines = lines_of(drafted(planned(NAMED)))

    start = lines.index("4. Chủ trì, phối hợp")
    assert lines[start : start + 5] == [
        "4. Chủ trì, phối hợp",
        "- Chủ trì: Chủ tịch UBND xã.",
        "- Đồng chủ trì: Đại diện Thường trực HĐND xã.",
        "- Phối hợp tổ chức: Ủy ban MTTQ Việt Nam xã.",
        "- Mời dự: Đại diện Thường trực Đảng ủy xã.",
    ]
    part = lines.index("6. Cách thức tham gia, đăng ký, gửi ý kiến")
    assert lines[part + 1] == "- Đến dự trực tiếp tại địa điểm nêu trên."
    assert lines[part + 2].startswith("Phiếu đăng ký gửi chậm nhất hết")


def test_an_online_form_is_told_only_where_the_plan_has_it():
    online = planned({"other": ["Hình thức: trực tiếp, kết hợp trực tuyến đến các thôn."]})
    silent = planned({"other": ["Trả kết quả trực tuyến đúng hạn."]})

    assert [drafted(plan).ways.splitlines() for plan in (online, silent)] == [
        [
            "Đến dự trực tiếp tại địa điểm nêu trên.",
            "Hình thức: trực tiếp, kết hợp trực tuyến đến các thôn.",
        ],
        ["Đến dự trực tiếp tại địa điểm nêu trên."],
    ]


@time_machine.travel("2026-06-01 02:00+00:00", tick=False)
def test_what_a_notice_lacks_by_the_law_is_a_finding(client):
    paper = drafted(planned({"bases": [LAW_OF_2025]}), date(2026, 7, 3))
    paper.ways = ""
    paper.save()

    assert findings(paper) == [
        "Thông báo chưa ghi cách thức tham gia (Luật 72/2025/QH15, Điều 43).",
        "Kế hoạch căn cứ Luật 72/2025/QH15, Điều 43, mà thông báo chưa ghi đại diện Thường trực HĐND đồng chủ trì.",
        "Kế hoạch căn cứ Luật 72/2025/QH15, Điều 43, mà thông báo chưa ghi Ủy ban MTTQ phối hợp tổ chức.",
        "Kế hoạch căn cứ Luật 72/2025/QH15, Điều 43, mà thông báo chưa ghi đại diện cấp ủy được mời.",
    ]
    client.force_login(a_member(paper.authority, Role.CLERK))
    assert "chưa ghi cách thức tham gia" in client.get(paper.get_absolute_url()).text


@time_machine.travel("2026-06-01 02:00+00:00", tick=False)
def test_a_plan_that_does_not_cite_the_law_owes_no_partners():
    assert findings(drafted(planned({}), date(2026, 7, 3))) == []


@time_machine.travel("2027-01-04 02:00+00:00", tick=False)
@pytest.mark.parametrize(
    ("held_on", "says"),
    [
        (
            date(2027, 4, 23),
            (
                "Hạn công bố thông báo (thứ Sáu, 16/04/2027) là ngày nghỉ (Ngày Giỗ Tổ Hùng Vương): nên công bố chậm "
                "nhất thứ Năm, 15/04/2027."
            ),
        ),
        (
            date(2027, 2, 17),
            (
                "Hạn công bố thông báo (thứ Tư, 10/02/2027) nằm trong kỳ nghỉ dài 7 ngày (Tết Nguyên Đán): nên công bố "
                "chậm nhất thứ Tư, 03/02/2027."
            ),
        ),
    ],
)
def test_a_last_day_of_the_notice_on_a_day_off_is_a_finding_on_its_page(client, held_on, says):
    paper = drafted(planned({}), held_on)
    client.force_login(a_member(paper.authority, Role.CLERK))

    assert says in client.get(paper.get_absolute_url()).text


def test_a_plan_that_cites_the_law_and_names_nobody_is_told_so():
    silent, naming = planned({"bases": [LAW_OF_2025]}), planned(NAMED)

    of_law = [
        [name for name, why in missing(plan, read_outline(plan)) if "72/2025/QH15" in why]
        for plan in (silent, naming)
    ]

    assert of_law == [
        [
            "đại diện Thường trực HĐND đồng chủ trì",
            "Ủy ban MTTQ phối hợp tổ chức",
            "đại diện cấp ủy được mời",
        ],
        [],
    ]


@pytest.mark.parametrize(
    ("bases", "name"),
    [
        ([LAW_OF_2025], "hội nghị đối thoại"),
        ([LAW_OF_2022], "hội nghị trao đổi, đối thoại"),
        ([LAW_OF_2022, LAW_OF_2025], "hội nghị đối thoại"),
        ([], "hội nghị đối thoại"),
    ],
)
def test_the_meeting_has_the_name_of_the_law_that_the_plan_cites(bases, name):
    plan = planned({"bases": bases})
    paper = drafted(plan)

    assert name_of_meeting(plan) == name
    assert f"tổ chức {name} giữa lãnh đạo" in paper_of(paper).about
    assert f"kính mời bà con dự {name} về" in " ".join(scripts_of(paper.round, localdate())[0].paragraphs)


def test_a_law_that_the_opening_sentence_cites_counts_as_well():
    named = ["Thực hiện Luật Thực hiện dân chủ ở cơ sở năm 2022, UBND xã xây dựng kế hoạch như sau:"]

    assert name_of_meeting(planned({"opening": named})) == "hội nghị trao đổi, đối thoại"


def test_the_minutes_name_the_co_chair_or_leave_room_for_the_name():
    conference = a_conference(a_round(planned(NAMED)))

    printed = []
    for name in ("", "bà Ngô Thị Vân, Phó Chủ tịch HĐND xã"):
        conference.co_chair_name = name
        body = ConferenceMinutes(conference).body()
        printed.append([block.text for block in body if block.text[:2] in ("2.", "3.", "4.")][:3])

    assert printed[0][0] == f"2. Đồng chủ trì: {'…' * 35}."
    assert printed[1][:2] == [
        "2. Đồng chủ trì: bà Ngô Thị Vân, Phó Chủ tịch HĐND xã.",
        "3. Đơn vị phối hợp tổ chức: Ủy ban MTTQ Việt Nam xã.",
    ]
    assert printed[1][2].startswith("4. Thư ký: đồng chí")
