"""A line is mended with one press, recorded and undone, and never over what somebody wrote meanwhile."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.models import Record
from plans.mending.services import mend, undo
from plans.models import Item, Plan, Section
from plans.outline.textfacts import store_facts_of_text
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_commune, a_member, a_plan, a_round

pytestmark = pytest.mark.django_db
HOLE = "Tổ chức hội nghị đối thoại ngày …/6/2026."
FILLED = "Tổ chức hội nghị đối thoại ngày 12/6/2026."


@pytest.fixture
def plan():
    plan = a_plan(year=2026, subject="Tổ chức hội nghị đối thoại năm 2026")
    section = Section.objects.create(
        plan=plan, position=2, kind="time_place", level=1, label="II.", heading="THỜI GIAN"
    )
    Item.objects.create(section=section, position=1, marker="-", text=HOLE)
    a_round(plan, held_on=date(2026, 6, 12))
    return plan


@pytest.fixture
def office(client, plan):
    client.force_login(plan.prepared_by)
    return client


def editor(plan):
    return reverse("plans:editor", args=[plan.authority.slug, plan.pk])


def pressed(client, page, number=0, **other):
    """Presses the first offer of a spot of the list on a page."""
    shown = page.context["spots"]
    spot = shown.open[number]
    [(_, after), *_] = spot.choices
    sent = {"row": spot.line.row_id, "before": spot.line.text, "after": after, "page": shown.page} | other
    return client.post(shown.mend_url, sent)


def line(plan):
    return plan.sections.get(heading="THỜI GIAN").items.get().text


def test_one_press_fills_a_hole_in_the_editor_and_the_list_is_empty_then(office, plan):
    page = office.get(editor(plan))
    answer = pressed(office, page)
    again = office.get(answer["Location"])

    assert "Điền «ngày 12/6/2026»" in page.text
    assert answer["Location"] == f"{editor(plan)}#cho-can-xem"
    assert line(plan) == FILLED
    assert again.context["spots"].open == [] and f"Đã sửa thành «{FILLED}»." in again.text


def test_a_mend_is_recorded_as_work_on_the_text_and_the_facts_are_read_again(office, plan):
    pressed(office, office.get(plan.get_absolute_url()))
    plan.refresh_from_db()

    assert (plan.version, plan.edited_by) == (2, plan.prepared_by)
    assert [record.step for record in Record.objects.about(plan)] == ["compose"]
    assert plan.text_facts["days"] == ["2026-06-12"]


def test_a_year_in_the_subject_is_mended_and_undone_as_well(office, plan):
    type(plan).objects.update(subject="Tổ chức đối thoại năm 2025")
    pressed(office, office.get(editor(plan)))
    plan.refresh_from_db()
    mended = plan.subject
    url = reverse("plans:undo_mend", args=[plan.authority.slug, plan.pk, plan.mended_lines.get().pk])
    office.post(url)
    plan.refresh_from_db()

    assert (mended, plan.subject) == ("Tổ chức đối thoại năm 2026", "Tổ chức đối thoại năm 2025")


def test_a_mend_can_be_undone(office, plan):
    pressed(office, office.get(editor(plan)))
    [mended] = plan.mended_lines.all()

    url = reverse("plans:undo_mend", args=[plan.authority.slug, plan.pk, mended.pk])
    twice = [office.post(url, {"page": "editor"}).status_code for _ in range(2)]

    assert (line(plan), twice, plan.mended_lines.count()) == (HOLE, [302, 302], 0)


def test_only_mends_whose_words_still_stand_there_are_offered_to_be_undone(office, plan):
    pressed(office, office.get(editor(plan)))
    mended = office.get(editor(plan)).context["spots"].mended
    Item.objects.filter(text=FILLED).update(text=f"{FILLED} Từ 8h00.", version=3)

    left = office.get(editor(plan)).context["spots"].mended

    assert ([(one.before, one.after) for one in mended], left) == ([(HOLE, FILLED)], [])


def test_words_that_somebody_wrote_meanwhile_are_not_overwritten(office, plan):
    page = office.get(editor(plan))
    Item.objects.filter(text=HOLE).update(text="Chưa định ngày.", version=2)

    answer = office.get(pressed(office, page)["Location"])

    assert line(plan) == "Chưa định ngày."
    assert "Dòng này đã đổi từ khi trang được mở" in answer.text


def test_an_undo_does_not_overwrite_what_was_written_after_the_mend(office, plan):
    pressed(office, office.get(editor(plan)))
    [mended] = plan.mended_lines.all()
    Item.objects.filter(text=FILLED).update(text="Ngày khác.", version=3)

    office.post(reverse("plans:undo_mend", args=[plan.authority.slug, plan.pk, mended.pk]))

    assert line(plan) == "Ngày khác."


def test_a_removed_line_is_not_mended(office, plan):
    page = office.get(editor(plan))
    Item.objects.filter(text=HOLE).delete()

    assert pressed(office, page).status_code == 302
    assert plan.mended_lines.count() == 0


def test_only_the_office_mends_and_only_a_draft(client, plan):
    client.force_login(plan.prepared_by)
    page = client.get(editor(plan))
    client.force_login(a_member(plan.authority, Role.CHAIR))
    leader = pressed(client, page).status_code
    client.force_login(a_member(a_commune(), Role.CLERK))
    stranger = pressed(client, page).status_code
    type(plan).objects.update(state=PlanState.SUBMITTED)
    client.force_login(plan.prepared_by)
    pressed(client, page)

    assert (leader, stranger, line(plan)) == (403, 404, HOLE)


def test_the_leader_reads_the_list_on_the_plans_page_and_where_it_is_sent_back(as_a, plan):
    type(plan).objects.update(state=PlanState.SUBMITTED)
    leader = as_a(Role.CHAIR, plan.authority)

    pages = [leader.get(plan.get_absolute_url()).text, leader.get(plan.step_url("send_back")).text]

    assert ["<mark>ngày …/6/2026</mark>" in page for page in pages] == [True, True]
    assert ["Điền «" in page for page in pages] == [False, False]


def test_citizens_and_the_page_of_an_issued_plan_show_no_list(client):
    plan = a_plan(state=PlanState.ISSUED, subject="Tổ chức đối thoại năm 1999")

    assert "Chỗ cần xem lại" not in client.get(plan.get_absolute_url()).text


WRONG = ("Đợt 1: ngày 12/6/2025 tại Hội trường UBND xã.", "Đợt 1: ngày 12/6/2026 tại Hội trường UBND xã.")


def with_lines(plan, *texts, **round):
    """The plan with these lines about time, and one round as it was read from them."""
    section = plan.sections.get(heading="THỜI GIAN")
    section.items.all().delete()
    for position, text in enumerate(texts, 1):
        Item.objects.create(section=section, position=position, marker="-", text=text)
    store_facts_of_text(plan)
    plan.rounds.all().delete()
    held_on = round.pop("held_on", None)
    a_round(plan, state=RoundState.PLANNED, **round)
    plan.rounds.update(held_on=held_on)
    return [f"i{item.pk}" for item in section.items.order_by("position")]


def planned_for(plan):
    return plan.rounds.values_list("held_on", "planned_month", "planned_year").get()


def test_a_mended_year_of_a_month_is_followed_by_the_month_of_the_round(plan):
    before, after = "Đợt 1: tháng 6 năm 2025.", "Đợt 1: tháng 6 năm 2026."
    [row] = with_lines(plan, before, planned_month=6, planned_year=2025)

    mended = mend(plan, row, before=before, after=after, actor=plan.prepared_by)
    followed = planned_for(plan)
    undo(Plan.objects.get(pk=plan.pk), mended.pk, actor=plan.prepared_by)

    assert (followed, planned_for(plan)) == ((None, 6, 2026), (None, 6, 2025))


def test_a_wrong_year_in_two_lines_is_followed_once_both_are_mended(plan):
    rows = with_lines(
        plan,
        WRONG[0],
        WRONG[0].replace("tại", "ở"),
        held_on=date(2025, 6, 12),
        planned_month=6,
        planned_year=2025,
    )

    for row, text in zip(rows, (WRONG[0], WRONG[0].replace("tại", "ở")), strict=True):
        after = text.replace("2025", "2026")
        mend(Plan.objects.get(pk=plan.pk), row, before=text, after=after, actor=plan.prepared_by)

    assert planned_for(plan) == (date(2026, 6, 12), 6, 2026)


def test_another_month_that_stood_in_the_text_before_is_no_rounds_new_month(plan):
    first, second = "Đợt 1: tháng 6 năm 2026.", "Đợt 2: tháng 11 năm 2026."
    row, _ = with_lines(plan, first, second, planned_month=6, planned_year=2026)

    mend(plan, row, before=first, after="Đợt 1: chưa định.", actor=plan.prepared_by)

    assert planned_for(plan) == (None, 6, 2026)
