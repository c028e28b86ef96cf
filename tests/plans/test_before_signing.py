"""What does not fit in plans and papers of rounds before they are signed: refused, to be confirmed, or told."""

from datetime import date, timedelta

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import Weight
from dialogue_portal.records.flow import StepRefused
from plans import services as plans
from plans.checks.annexes import annexes_missing
from plans.checks.before_signing import (
    findings_of_plan,
    findings_of_round_paper,
    lines_in,
    spot_words,
)
from plans.checks.refused import refused_spots
from plans.checks.spots import Line
from plans.models import Item, PaperKind, Section
from plans.outline.textfacts import store_facts_of_text
from plans.reading import SectionKind, read
from plans.roundpapers import services as roundpapers
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests import build
from tests.plans.whole_plans import every_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]
MONDAY = date(2026, 6, 8)
FRIDAY, SATURDAY = date(2026, 7, 10), date(2026, 7, 11)
REFUSE, TICK, NOTE = Weight.REFUSE, Weight.TICK, Weight.NOTE


def a_plan(*words, state=PlanState.SUBMITTED, held_on=FRIDAY, kind="aims"):
    plan = build.a_plan(state=state)
    build.a_round(plan, held_on=held_on)
    section = plan.sections.get()
    Section.objects.filter(pk=section.pk).update(kind=kind)
    for position, text in enumerate(words, 2):
        Item.objects.create(section=section, position=position, marker="-", text=text)
    store_facts_of_text(plan)
    return plan


def found(plan, today=MONDAY):
    return [(one.weight, one.words) for one in findings_of_plan(plan, today)]


def only(findings):
    ((weight, words),) = findings
    return weight, words


def test_a_plan_in_which_all_fits_has_no_findings():
    assert found(a_plan("Gửi báo cáo trước ngày 20/7/2026.", "Dự kiến 120 đại biểu.")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Gửi danh sách đại biểu trước ngày …/…/2026.",
        "Đường dây nóng của Văn phòng: …………",
        "Hội nghị khai mạc lúc ….. giờ ngày 10/7/2026.",
        "Kinh phí thực hiện: ........ đồng.",
    ],
)
def test_a_hole_is_refused_on_the_page_and_in_the_service(words):
    plan = a_plan(words)

    weight, said = only(found(plan))

    assert weight == REFUSE and said.startswith("Chỗ trống: «")
    with pytest.raises(StepRefused, match="Chỗ trống"):
        plans.issue(plan, actor=build.a_member(plan.authority, Role.CHAIR), today=MONDAY)


def test_a_hole_is_not_submitted_either():
    plan = a_plan("Gửi danh sách trước ngày …/…/2026.", state=PlanState.DRAFT)

    with pytest.raises(StepRefused, match="Chỗ trống"):
        plans.submit(plan, actor=build.a_member(plan.authority, Role.CLERK), today=MONDAY)


def test_three_dots_may_stand_for_words_that_are_left_out():
    weight, words = only(found(a_plan("Trả lời ý kiến “… về đất đai …” của người dân.")))

    assert weight == TICK and words.startswith("Chỗ trống")


@pytest.mark.parametrize(
    "words",
    [
        "Các lĩnh vực: đất đai, hộ tịch, xây dựng…",
        "Tuyên truyền trên loa, trang thông tin, mạng xã hội, ...",
    ],
)
def test_dots_that_say_and_so_on_bar_nothing(words):
    assert [one for one in found(a_plan(words)) if one[0] == REFUSE] == []


def test_the_number_of_a_paper_may_be_left_to_be_written_by_hand():
    weight, words = only(found(a_plan("Ban hành kèm Quyết định số …/QĐ-UBND của Chủ tịch UBND xã.")))

    assert weight == TICK and "số, ngày của văn bản" in words


def test_a_day_that_no_calendar_has_is_refused():
    weight, words = only(found(a_plan("Báo cáo kết quả trước ngày 31/6/2026.")))

    assert weight == REFUSE and "Lịch không có ngày 31/6/2026" in words


def test_another_term_than_the_portal_counts_by_is_refused():
    plan = a_plan("Phiếu đăng ký gửi trước hội nghị 15 ngày.")
    plan.registration_days = 7
    plan.save()

    assert [weight for weight, words in found(plan) if "Hạn gửi phiếu đăng ký" in words] == [REFUSE]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "Thông báo kết luận trong 07 ngày làm việc.",
            "Văn phòng ra thông báo kết luận trong 10 ngày làm việc.",
            "Hạn thông báo kết luận: Văn bản tự mâu thuẫn: ghi «07 ngày làm việc» và «10 ngày làm việc»",
        ),
        (
            "Gửi phiếu chậm nhất 10 ngày trước hội nghị; phiếu gửi sau thời hạn 05 ngày trước hội nghị không nhận.",
            "",
            "Hạn gửi phiếu đăng ký: Văn bản tự mâu thuẫn: ghi «10 ngày» và «05 ngày»",
        ),
    ],
)
def test_a_text_that_gives_two_lengths_for_one_term_needs_a_tick(first, second, said):
    findings = found(a_plan(*filter(None, [first, second]), kind="duties"))

    assert [weight for weight, words in findings if words.startswith(said)] == [TICK]


def test_one_contradiction_of_the_text_is_one_finding_that_leads_to_its_line():
    plan = a_plan(
        "Thông báo kết luận trong 07 ngày làm việc.",
        "Văn phòng ra thông báo kết luận trong 10 ngày làm việc.",
        kind="duties",
    )

    [one] = [one for one in findings_of_plan(plan, MONDAY) if "đơn vị" not in one.words]

    assert one.link is not None and "tự mâu thuẫn" in one.words


def test_other_plans_of_the_year_are_one_finding_about_those_in_force():
    plan = a_plan()
    for state in (PlanState.DRAFT, PlanState.ISSUED):
        build.a_plan(plan.authority, state=state, year=plan.year)

    weight, words = only(found(plan))

    assert weight == TICK and words.endswith("có nhầm không: Kế hoạch năm 2026, đã ban hành.")


def test_a_round_that_is_past_when_the_plan_is_signed_is_refused():
    plan = a_plan()
    build.a_round(plan, held_on=date(2026, 6, 5))

    weight, words = found(plan)[0]

    assert weight == REFUSE and "Đợt 2 ấn định thứ Sáu, 05/06/2026, đã qua khi ký" in words
    with pytest.raises(StepRefused, match="đã qua khi ký"):
        plans.issue(plan, actor=build.a_member(plan.authority, Role.CHAIR), today=MONDAY)


@pytest.mark.parametrize(("state", "weight"), [(PlanState.ISSUED, TICK), (PlanState.DRAFT, NOTE)])
def test_another_plan_of_the_year_is_confirmed_where_it_is_in_force(state, weight):
    plan = a_plan()
    build.a_plan(plan.authority, state=state, year=plan.year)

    found_weight, words = only(found(plan))

    assert found_weight == weight and f"Năm {plan.year} đã có kế hoạch khác" in words


def test_a_saturday_and_a_day_off_need_a_tick():
    plan = a_plan(held_on=SATURDAY)

    meant, told = found(plan)

    assert meant == (TICK, "Đợt 1 tổ chức thứ Bảy, 11/07/2026: không phải ngày làm việc.")
    # The notice of the round asks about its own last day.
    assert told[0] == NOTE and "04/07/2026" in told[1] and "nghỉ cuối tuần" in told[1]


def test_a_round_whose_forms_are_over_needs_a_tick():
    plan = a_plan()
    build.a_round(plan, held_on=MONDAY + timedelta(days=4))

    weight, words = only(found(plan))

    assert weight == TICK and "không ai gửi phiếu cho đợt này được nữa" in words


def test_a_round_without_a_day_is_told():
    plan = a_plan()
    build.a_round(plan, held_on=date(2026, 9, 1), state=RoundState.PLANNED)

    weight, words = only(found(plan))

    assert weight == NOTE and words == "Đợt 2 mới có tháng 9/2026, chưa ấn định ngày."


def test_a_remark_of_a_leader_that_is_open_needs_a_tick():
    plan = a_plan(state=PlanState.DRAFT)
    chair = build.a_member(plan.authority, Role.CHAIR)
    comment = plan.review_comments.create(quote="Lắng nghe ý kiến", note="Ghi rõ hơn", by=chair)

    weight, words = only(found(plan))
    comment.settled_on = MONDAY
    comment.save()

    assert weight == TICK and "«Lắng nghe ý kiến»: Ghi rõ hơn" in words
    assert found(plan) == []


def test_the_year_of_another_plan_needs_a_tick():
    weight, words = only(found(a_plan("Thực hiện công tác đối thoại trong năm 2025.")))

    assert weight == TICK and "Kế hoạch này của năm 2026" in words


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("(Có phụ lục kèm theo)", True),
        ("Phân công theo Phụ lục I kèm theo Kế hoạch này.", True),
        ("Phiếu đăng ký theo mẫu phiếu kèm theo.", True),
        ("Thể thức theo Phụ lục I kèm theo Nghị định số 30/2020/NĐ-CP.", False),
        ("Gửi kèm theo hồ sơ bản sao giấy chứng nhận.", False),
        ("Niêm yết thủ tục tại nhà văn hóa.", False),
    ],
)
def test_an_annex_that_is_named_and_not_there(words, missing):
    lines = [Line("i1", words)]

    assert bool(list(annexes_missing(lines))) is missing
    assert list(annexes_missing([*lines, Line("s2", "PHỤ LỤC", SectionKind.ANNEX)])) == []


@every_plan
def test_no_whole_plan_is_refused_for_its_words(file):
    plan = read(file.read_text())
    lines = [
        Line("i", text, section.kind, section.heading)
        for section in plan.sections
        for text in [section.heading, *(item.text for item in section.items)]
    ]

    assert [spot_words(spot) for spot in refused_spots(lines, plan.year)] == []


def a_notice(kind=PaperKind.NOTICE, held_on=FRIDAY, **words):
    round = build.a_round(build.a_plan(state=PlanState.ISSUED), held_on=held_on)
    clerk = build.a_member(round.authority, Role.CLERK)
    paper = roundpapers.draft(round, kind=kind, actor=clerk, today=MONDAY)
    words = {"contents": "Thủ tục đất đai."} | words
    return roundpapers.edit(paper, actor=clerk, today=MONDAY, **words)


def in_paper(paper, today=MONDAY):
    return [(one.weight, one.words) for one in findings_of_round_paper(paper, today)]


def test_a_notice_in_which_all_fits_has_no_findings():
    assert in_paper(a_notice()) == []


@pytest.mark.parametrize(
    ("remarks", "weight", "said"),
    [
        ("Đến trước giờ khai mạc … phút.", REFUSE, "Chỗ trống"),
        ("Hội nghị tổ chức ngày 17/7/2026.", REFUSE, "Đã ấn định đợt 1 10/7/2026"),
        ("Hội nghị trước tổ chức ngày 12/3/2026.", TICK, "Đã ấn định đợt 1 10/7/2026"),
        ("Phiếu đăng ký gửi trước hội nghị 15 ngày.", REFUSE, "hệ thống tính 10 ngày"),
        ("Kết quả công khai ngày 31/9/2026.", REFUSE, "Lịch không có ngày 31/9/2026"),
        ("Theo kết quả đối thoại năm 2024.", TICK, "của năm 2026"),
    ],
)
def test_the_free_text_of_a_notice_is_compared_with_its_round(remarks, weight, said):
    paper = a_notice(remarks=remarks)

    assert only(in_paper(paper))[0] == weight
    assert said in only(in_paper(paper))[1]


def test_a_notice_with_a_hole_is_refused_in_the_service():
    paper = a_notice(remarks="Liên hệ đường dây nóng của Văn phòng: ………")

    with pytest.raises(StepRefused, match="Chỗ trống"):
        roundpapers.submit(paper, actor=build.a_member(paper.authority, Role.CLERK), today=MONDAY)


def test_a_first_notice_does_not_promise_a_day_that_is_past():
    paper = a_notice()

    assert [weight for weight, _ in in_paper(paper, date(2026, 7, 2))] == [REFUSE]


def test_a_replacing_notice_may_tell_of_the_same_past_day():
    paper = a_notice()
    old = build.a_round_paper(paper.round, PaperKind.NOTICE, "issued")
    paper.replaces = old
    paper.save()

    assert [weight for weight, _ in in_paper(paper, date(2026, 7, 2))] == [TICK]


def test_a_notice_of_a_saturday_needs_a_tick():
    paper = a_notice(held_on=SATURDAY)

    assert TICK in [weight for weight, words in in_paper(paper) if "thứ Bảy, 11/07/2026" in words]


def test_an_invitation_without_anybody_is_refused():
    paper = a_notice(PaperKind.INVITATION)
    paper.invitees.all().delete()

    assert only(in_paper(paper))[1].startswith("Giấy mời chưa có người được mời")


def test_a_plan_signed_with_a_saturday_in_the_service_is_no_false_refusal():
    plan = a_plan(held_on=SATURDAY)

    plan = plans.issue(plan, actor=build.a_member(plan.authority, Role.CHAIR), today=MONDAY)

    assert plan.state == PlanState.ISSUED


def test_lines_are_named_by_box_and_number():
    assert [line.row_id for line in lines_in({"contents": "Một\nHai"})] == ["contents:0", "contents:1"]


def test_a_last_day_of_a_round_that_is_a_day_off_is_told():
    # Ten days before Wednesday, 15/7/2026, is a Sunday.
    weight, words = only(found(a_plan(held_on=date(2026, 7, 15))))

    assert weight == NOTE
    assert words.startswith("Đợt 1: Hạn gửi phiếu (Chủ nhật, 05/07/2026) là ngày nghỉ cuối tuần")
