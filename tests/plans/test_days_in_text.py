"""The days of rounds in a plan's own words: nothing is printed twice, and what differs is told, mended and bars."""

from datetime import date, time

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans import services
from plans.checks.contradictions import contradictions
from plans.checks.list_of_spots import spots_of
from plans.importing.services import import_plan
from plans.models import Item, Plan
from plans.outline.printed import printed_outline
from plans.outline.textfacts import store_facts_of_text
from plans.reading import read
from plans.rounds.services import fix_round, move_round
from plans.states import PlanState
from tests.build import a_commune, a_member
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
FIRST = "Đợt 1: Từ 08 giờ 00 đến 11 giờ 00, thứ Sáu, ngày 12 tháng 6 năm 2026, tại Nhà văn hóa thôn Đông."
SECOND = "Đợt 2: Từ 14 giờ 00 đến 16 giờ 30, thứ Năm, ngày 05 tháng 11 năm 2026, tại Nhà văn hóa thôn Tây."
LAST_DAY = "Đợt 1: nhận phiếu đăng ký đến hết ngày 31/5."


def a_draft(*lines):
    commune = a_commune()
    clerk = a_member(commune, "clerk")
    plan = import_plan(read(PLAN_TEXT), authority=commune, source_text=PLAN_TEXT, actor=clerk)
    place = plan.sections.filter(kind="time_place").last()
    place.items.all().delete()
    for number, text in enumerate(lines, 1):
        Item.objects.create(section=place, position=number, marker="-", text=text)
    plan.rounds.all().delete()
    for number, (day, start, end, venue) in enumerate(
        [
            (date(2026, 6, 12), time(8), time(11), "Nhà văn hóa thôn Đông"),
            (date(2026, 11, 5), time(14), time(16, 30), "Nhà văn hóa thôn Tây"),
        ],
        1,
    ):
        plan.rounds.create(
            authority=commune,
            position=number,
            planned_month=day.month,
            planned_year=2026,
            held_on=day,
            starts_at=start,
            ends_at=end,
            place=venue,
        )
    store_facts_of_text(plan)
    return plan


def set_day(plan, number, held_on=None):
    round = plan.rounds.get(position=number)
    take = move_round if round.state == "fixed" else fix_round
    take(
        round,
        actor=plan.prepared_by,
        today=TODAY,
        held_on=held_on or round.held_on,
        starts_at=round.starts_at,
        ends_at=round.ends_at,
        place=round.place,
    )


def added(plan):
    plan = Plan.objects.get(pk=plan.pk)
    stored = set(Item.objects.filter(section__plan=plan).values_list("text", flat=True))
    return [
        item.text for section in printed_outline(plan) for item in section.items if item.text not in stored
    ]


def told(plan):
    return [(one.about, one.says) for one in contradictions(Plan.objects.get(pk=plan.pk))]


def listed(plan):
    spots = spots_of(Plan.objects.get(pk=plan.pk))
    return [
        (spot.words, spot.says, [mend.words for mend in spot.mends]) for spot in spots if not spot.is_kept
    ]


def test_nothing_is_printed_twice_for_a_round_whose_day_the_text_has():
    plan = a_draft(FIRST, SECOND)
    set_day(plan, 1)
    set_day(plan, 2)

    assert (added(plan), told(plan), listed(plan)) == ([], [], [])


def test_a_round_whose_day_the_text_does_not_have_is_printed_and_announced(client):
    plan = a_draft(FIRST, "Đợt 2: tháng 11 năm 2026.")
    set_day(plan, 1)
    set_day(plan, 2)
    client.force_login(plan.prepared_by)
    editor = client.get(reverse("plans:editor", args=[plan.authority.slug, plan.pk])).text

    [sentence] = added(plan)
    assert sentence.startswith("Đợt 2: từ 14h00 đến 16h30, ngày 05/11/2026, tại Nhà văn hóa thôn Tây")
    assert [f"In thêm khi ký: «{sentence}»" in page for page in (editor, client.get(plan.get_absolute_url()).text)] == [
        True, True,
    ]  # fmt: skip


def test_a_moved_day_is_a_spot_of_the_line_with_its_weekday_and_bars_the_signature():
    plan = a_draft(FIRST, SECOND)
    set_day(plan, 1)
    set_day(plan, 1, date(2026, 6, 17))

    assert added(plan) == []
    assert told(plan) == [("Ngày của đợt 1", "Đã ấn định 17/06/2026, văn bản viết 12/06/2026.")]
    assert listed(plan) == [
        (
            "thứ Sáu, ngày 12 tháng 6 năm 2026",
            "Đã ấn định đợt 1 17/6/2026.",
            ["thứ Tư, ngày 17 tháng 6 năm 2026"],
        )
    ]
    plan = Plan.objects.get(pk=plan.pk)
    with pytest.raises(StepRefused, match="Ngày của đợt 1: Đã ấn định 17/06/2026, văn bản viết 12/06/2026"):
        services.submit(plan, actor=plan.prepared_by, today=TODAY)
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.SUBMITTED)
    with pytest.raises(StepRefused, match="Ngày của đợt 1"):
        services.issue(Plan.objects.get(pk=plan.pk), actor=a_member(plan.authority, Role.CHAIR), today=TODAY)


def test_a_proposed_day_is_compared_with_the_text_and_no_weekday_is_left_wrong():
    plan = a_draft(FIRST, SECOND.replace("thứ Năm", "thứ Ba"))
    plan.rounds.filter(position=2).update(held_on=date(2026, 11, 3))

    assert told(plan) == [("Ngày của đợt 2", "Ngày dự kiến 03/11/2026, văn bản viết 05/11/2026.")]
    assert listed(plan) == [
        (
            "thứ Ba, ngày 05 tháng 11 năm 2026",
            "Ngày dự kiến đợt 2 03/11/2026.",
            ["thứ Ba, ngày 03 tháng 11 năm 2026"],
        )
    ]


def test_other_days_of_a_plan_are_not_taken_for_proposed_ones():
    plan = a_draft(
        FIRST, SECOND, "Chuẩn bị hội trường từ ngày 01/6/2026 đến ngày 10/6/2026.", "Họp ngày 02/6/2026."
    )

    assert (told(plan), listed(plan)) == ([], [])


def test_another_last_day_for_forms_is_a_spot_also_without_its_year():
    plan = a_draft(FIRST, SECOND, LAST_DAY)
    set_day(plan, 1)
    right = listed(plan)
    set_day(plan, 1, date(2026, 6, 17))

    assert right == []
    assert listed(plan)[1:] == [
        ("31/5", "Ngày cuối nhận phiếu hệ thống tính: đợt 1 05/6/2026.", ["05/6"]),
    ]


def test_the_page_calls_a_planned_day_proposed_and_says_which_spots_bar(client):
    plan = a_draft(FIRST, SECOND, "Theo chương trình công tác năm 2025.")
    client.force_login(plan.prepared_by)
    free = client.get(plan.get_absolute_url()).text
    set_day(plan, 1)
    set_day(plan, 1, date(2026, 6, 17))
    barred = client.get(plan.get_absolute_url()).text
    move = plan.rounds.get(position=1).step_url("move")

    assert ("Văn bản đề nghị" in free, "Ngày dự kiến: " in free) == (False, True)
    assert ("Phải sửa trước khi trình" in free, "không ngăn việc trình" in free) == (False, True)
    taken = f'href="{move}?ngay=12/06/2026"'
    assert ("Phải sửa trước khi trình" in barred, f'href="{move}"' in barred, taken in barred) == (True,) * 3


def test_the_list_is_not_called_done_while_a_day_contradicts(client):
    plan = a_draft("Đợt 1: 12/6/2026; đợt 2: 05/11/2026.")
    Item.objects.filter(section__plan=plan, text__startswith="Đợt 1").update(text="Không tổ chức.")
    set_day(plan, 1)
    set_day(plan, 1, date(2026, 6, 17))
    plan.mended_lines.create(row="subject", before="A", after="B", mended_by=plan.prepared_by)
    client.force_login(plan.prepared_by)

    page = client.get(plan.get_absolute_url()).text

    assert ("Không còn chỗ nào phải sửa" in page, "Chưa trình và ký được" in page) == (False, True)
