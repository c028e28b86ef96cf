"""The papers of a round have the same list: what the portal knows is filled in with one press."""

from datetime import date, time

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.models import Record
from plans.roundpapers.states import RoundPaperState
from plans.states import PlanState
from tests.build import a_plan, a_round, a_round_paper

pytestmark = pytest.mark.django_db
HOLE = "Tổ chức đối thoại từ 7h30 đến …h ngày …/6/2027 tại …."


@pytest.fixture
def paper():
    plan = a_plan(state=PlanState.ISSUED, year=2027, hotline="02030000001")
    round = a_round(plan, held_on=date(2027, 6, 11), ends_at=time(11, 30), place="Hội trường UBND xã")
    lines = f"{HOLE}\nThực hiện Kế hoạch số …/KH-UBND ngày …/…/2027.\nĐường dây nóng: …; kết quả năm 2025¹."
    return a_round_paper(round, contents=lines)


@pytest.fixture
def office(client, paper):
    client.force_login(paper.drafted_by)
    return client


def pressed(client, paper, spot):
    sent = {"row": spot.line.row_id, "before": spot.line.text, "after": spot.choices[0][1]}
    return client.post(reverse("plans:mend_paper", args=[paper.authority.slug, paper.pk]), sent)


def test_day_hour_place_number_and_hotline_are_filled_in_one_press_each(office, paper):
    def offered():
        spots = office.get(paper.get_absolute_url()).context["spots"].open
        return [spot for spot in spots if spot.mends]

    while found := offered():
        pressed(office, paper, found[0])
    paper.refresh_from_db()

    document = paper.round.plan.document
    day = f"{document.issued_on:%d}/{document.issued_on.month:0{2 if document.issued_on.month < 3 else 1}}"
    assert paper.contents.splitlines() == [
        "Tổ chức đối thoại từ 7h30 đến 11h30 ngày 11/6/2027 tại Hội trường UBND xã.",
        f"Thực hiện Kế hoạch số {document.symbol_text} ngày {day}/{document.issued_on.year}.",
        "Đường dây nóng: 0203 000 0001; kết quả năm 2027¹.",
    ]


def test_a_mend_is_recorded_and_can_be_undone(office, paper):
    spot = office.get(paper.get_absolute_url()).context["spots"].open[0]
    pressed(office, paper, spot)
    [mended] = office.get(paper.get_absolute_url()).context["spots"].mended
    office.post(mended.undo_url, mended.sent)
    paper.refresh_from_db()

    assert paper.contents.splitlines()[0] == HOLE
    assert [record.step for record in Record.objects.about(paper)] == ["edit", "edit"]


def test_a_line_that_changed_meanwhile_is_not_overwritten(office, paper):
    spot = office.get(paper.get_absolute_url()).context["spots"].open[0]
    type(paper).objects.update(contents="Lời khác.")
    answer = office.get(pressed(office, paper, spot)["Location"])
    paper.refresh_from_db()

    assert paper.contents == "Lời khác."
    assert "Dòng này đã đổi từ khi trang được mở" in answer.text


def test_whoever_signs_reads_the_list_and_an_issued_paper_has_none(as_a, paper):
    leader = as_a(Role.CHAIR, paper.authority)
    type(paper).objects.update(state=RoundPaperState.SUBMITTED)
    page = leader.get(paper.get_absolute_url())
    issued = a_round_paper(a_round(paper.round.plan), state=RoundPaperState.ISSUED)

    assert "<mark>ngày …/6/2027</mark>" in page.text and "Điền «" not in page.text
    assert leader.get(issued.get_absolute_url()).context["spots"] is None


@pytest.mark.parametrize(
    "row", ["", "contents", "contents:7", "contents:" + "9" * 5000, "contents:²", "state:0"]
)
def test_a_line_that_is_not_there_is_told_and_nothing_is_written(office, paper, row):
    before = paper.contents

    answer = office.post(
        reverse("plans:mend_paper", args=[paper.authority.slug, paper.pk]),
        {"row": row, "before": "", "after": "Lời mới"},
        follow=True,
    )

    paper.refresh_from_db()
    assert (answer.status_code, paper.contents) == (200, before)
    assert "alert-box" in answer.text
