"""The papers of a round on the plan's page and on their own page, and the list of invited people."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from plans.models import PaperKind, RoundPaper
from plans.roundpapers.states import RoundPaperState
from plans.rounds.services import move_round
from tests.build import a_round, a_round_paper

pytestmark = pytest.mark.django_db


def draft_url(round, paper="thong-bao"):
    return reverse("plans:roundpaper_draft", args=[round.authority.slug, round.pk, paper])


def test_the_office_drafts_a_notice_with_one_press_on_the_rounds_card(as_a):
    round = a_round()
    clerk = as_a(Role.CLERK, round.authority)

    card = clerk.get(round.get_absolute_url()).text
    page = clerk.post(draft_url(round), follow=True)

    assert "Thông báo phải công bố chậm nhất" in card
    assert f'action="{draft_url(round)}"' in card
    assert (page.status_code, RoundPaper.objects.get().kind) == (200, PaperKind.NOTICE)


def test_a_kind_of_paper_that_does_not_exist_is_not_found(as_a):
    round = a_round()

    assert as_a(Role.CLERK, round.authority).post(draft_url(round, "thu-moi")).status_code == 404


def test_a_refusal_is_shown_on_the_plans_page(as_a):
    round = a_round()
    a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)

    page = as_a(Role.CLERK, round.authority).post(draft_url(round), follow=True)

    assert "Đợt này đã có thông báo" in page.text


def test_citizens_find_the_issued_notice_and_no_invitation(client):
    round = a_round()
    notice = a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    letter = a_round_paper(round, PaperKind.INVITATION, RoundPaperState.ISSUED)

    page = client.get(round.get_absolute_url()).text

    assert [paper.get_absolute_url() in page for paper in (notice, letter)] == [True, False]
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.get(notice.get_absolute_url()).status_code == 200


def move_elsewhere(round):
    same = {"held_on": round.held_on, "starts_at": round.starts_at}
    move_round(round, actor=round.plan.prepared_by, place="Nhà văn hóa thôn Nam", **same)


@pytest.mark.parametrize("url", ["desk:home", "plan"])
def test_a_moved_round_warns_of_the_notice_that_is_out_of_date(client, url):
    round = a_round()
    a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    move_elsewhere(round)

    page = client.get(
        reverse(url, args=[round.authority.slug]) if ":" in url else round.get_absolute_url()
    ).text

    assert "đã đổi sau thông báo số" in page


def test_the_office_is_offered_the_notice_that_replaces_it(as_a):
    round = a_round()
    notice = a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    move_elsewhere(round)
    clerk = as_a(Role.CLERK, round.authority)

    assert "Soạn thông báo thay thế" in clerk.get(round.get_absolute_url()).text
    assert "nay là" in clerk.get(notice.get_absolute_url()).text


def test_the_deadline_of_a_notice_shows_the_days_that_are_left(as_a):
    with time_machine.travel("2026-05-20 09:00 +0700"):
        round = a_round(held_on=localdate().replace(month=6, day=12))
        page = as_a(Role.CLERK, round.authority).get(round.get_absolute_url()).text

    assert "chậm nhất thứ Sáu, 05/06/2026" in page
    assert "Còn 16 ngày" in page


@pytest.mark.parametrize("role", [None, Role.CLERK])
def test_a_plans_page_asks_as_much_for_one_round_with_papers_as_for_five(client, as_a, queries_of, role):
    plan = a_round().plan
    if role:
        as_a(role, plan.authority)
    counts = []
    for _ in range(5):
        round = a_round(plan)
        a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
        a_round_paper(round, PaperKind.INVITATION, RoundPaperState.ISSUED)
        counts.append(queries_of(plan.get_absolute_url()))

    assert len(set(counts)) == 1


# The list of people invited


@pytest.fixture
def letters():
    return a_round_paper()


def invite(client, letters, **sent):
    return client.post(letters.step_url("invite"), {"version": letters.version} | sent)


def test_pasted_lines_are_stored_as_the_whole_list(as_a, letters):
    clerk = as_a(Role.CLERK, letters.authority)

    invite(clerk, letters, lines="Ông A\tTrưởng thôn\tThôn Đông\r\nThôn Nam; 2")

    assert [row.addressed for row in letters.invitees.all()] == [
        "Ông A, Trưởng thôn, Thôn Đông",
        "Thôn Nam (02 đại biểu)",
    ]


def test_errors_stand_beside_the_list_which_keeps_what_was_typed(as_a, letters):
    response = invite(as_a(Role.CLERK, letters.authority), letters, lines="Ông A\n\n\n; Trưởng thôn")

    assert response.status_code == 422
    assert "Dòng 4: chưa có tên người" in response.text
    assert "Ông A\n\n\n; Trưởng thôn" in response.text
    assert [row.name for row in letters.invitees.all()] == ["Ông Tạ Văn Khách"]


def test_a_file_is_shown_before_anything_is_stored(as_a, letters):
    file = SimpleUploadedFile("moi.csv", "Họ tên,Chức vụ,Thôn\nÔng A,Trưởng thôn,Thôn Đông\n".encode())

    response = invite(as_a(Role.CLERK, letters.authority), letters, lines="Ông Tạ Văn Khách", file=file)

    assert response.status_code == 200
    assert "<li>Ông A, Trưởng thôn, Thôn Đông</li>" in response.text
    assert "Ông Tạ Văn Khách\nHọ tên; Chức vụ; Thôn\nÔng A; Trưởng thôn; Thôn Đông" in response.text
    assert letters.invitees.count() == 1


def test_a_file_that_cannot_be_read_is_refused_beside_its_field(as_a, letters):
    file = SimpleUploadedFile("moi.xlsx", b"PK\x03\x04 hong")

    response = invite(as_a(Role.CLERK, letters.authority), letters, lines="Ông B", file=file)

    assert (response.status_code, "Không đọc được bảng tính này" in response.text) == (422, True)


def test_a_notice_invites_nobody(as_a):
    notice = a_round_paper(kind=PaperKind.NOTICE)

    assert as_a(Role.CLERK, notice.authority).get(notice.step_url("invite")).status_code == 403


def test_the_office_adapts_the_words_of_a_notice(as_a):
    notice = a_round_paper(kind=PaperKind.NOTICE)
    words = {"contents": "Đất đai.", "participants": "Mọi người.", "remarks": "", "recipients": "Các thôn"}

    as_a(Role.CLERK, notice.authority).post(notice.step_url("edit"), words | {"version": notice.version})

    notice.refresh_from_db()
    assert {name: getattr(notice, name) for name in words} == words
