"""A round that cannot meet: one decision of a leader turns it into written answers for all, and tells everybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.states import Validity
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans import services as plans
from plans.models import PaperKind
from plans.roundpapers.states import RoundPaperState
from plans.rounds.services import answer_in_writing, cancel_round, move_round
from plans.rounds.states import RoundState
from registrations.entry.channels import Channel
from registrations.entry.services import enter
from registrations.models import Call, Look
from registrations.states import QuestionState
from responses.querysets import questions_to_direct
from tests import build

pytestmark = pytest.mark.django_db

REASON = "Bão số 3 đổ bộ đúng ngày họp."


@pytest.fixture
def registration():
    return build.a_registration()


@pytest.fixture
def round(registration):
    return registration.round


@pytest.fixture
def chair(round):
    return build.a_member(round.authority, Role.CHAIR)


def step_url(round):
    return round.step_url("answer_in_writing")


def test_everybody_is_told_by_letter_or_telephone_that_the_answers_come_in_writing(
    registration, round, chair
):
    without_mail = build.a_registration(round, email="")
    answer_in_writing(round, actor=chair, note=REASON)

    letter, call = OutgoingMail.objects.filter(key__startswith="RoundInWriting").get(), Call.objects.get()
    assert letter.to == registration.email and call.registration == without_mail
    for words in (letter.body, call.text):
        assert REASON in words and "bằng văn bản" in words and "không phải đến" in words
    assert "METHOD:CANCEL" in letter.event


def test_papers_go_with_it_and_nothing_of_a_conference_is_owed(round, chair):
    notice = build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    draft = build.a_round_paper(round)
    answer_in_writing(round, actor=chair, note=REASON)

    for row in (notice, draft, round):
        row.refresh_from_db()
    assert notice.document.validity == Validity.WITHDRAWN
    assert draft.state == RoundPaperState.DISCARDED
    assert round.state == RoundState.WRITTEN and not round.is_open


def test_questions_stay_with_their_officers_and_their_deadlines(registration, round, chair):
    assignment = build.an_assignment(build.a_question(registration, state=QuestionState.ACCEPTED))
    waiting = build.a_question(registration, state=QuestionState.ACCEPTED)
    answer_in_writing(round, actor=chair, note=REASON)

    before = assignment.due_on
    assignment.refresh_from_db()
    assert assignment.is_open and assignment.due_on == before
    assert list(questions_to_direct()) == [waiting]


def test_the_public_pages_say_what_happened_in_plain_words(registration, round, chair):
    answer_in_writing(round, actor=chair, note=REASON)
    slug, stranger = round.authority.slug, Client()

    pages = {
        "home": reverse("desk:home", args=[slug]),
        "rounds": reverse("registrations:open_rounds", args=[slug]),
        "form": reverse("registrations:form", args=[slug, round.pk]),
        "plan": round.plan.get_absolute_url(),
    }
    for name, url in pages.items():
        text = stranger.get(url).text
        assert REASON in text and "không họp" in text.lower(), name
    found = {"code": registration.code, "phone": registration.phone}
    tracked = stranger.post(reverse("desk:track", args=[slug]), found, follow=True).text
    assert "Hội nghị không họp, ý kiến được trả lời bằng văn bản" in tracked and REASON in tracked


def test_a_form_for_it_is_not_taken_any_more(round, chair):
    answer_in_writing(round, actor=chair, note=REASON)
    round.refresh_from_db()

    assert not round.takes_registrations(localdate())
    page = Client().get(reverse("registrations:form", args=[round.authority.slug, round.pk]))
    assert "không nhận phiếu nữa" in page.text


def test_a_slip_that_lies_at_the_office_already_is_entered_and_answered_like_the_others(round, chair):
    answer_in_writing(round, actor=chair, note=REASON)
    round.refresh_from_db()

    slip = enter(
        round,
        channel=Channel.PAPER,
        handed_in_on=localdate(),
        today=localdate(),
        actor=build.a_member(round.authority, Role.CLERK),
        form_key="k",
        procedures="Bao giờ có nước sạch?",
        full_name="Lò Thị Thử",
        phone="",
        address="Bản Thử",
    )

    assert slip.slip_number == 1 and slip.questions.get().is_open


def test_the_page_names_reason_and_paper_and_shows_what_goes_along(round, chair, client):
    client.force_login(chair)
    assert "Hủy theo" in client.get(step_url(round)).text

    refused = client.post(step_url(round), {"note": "", "paper": "", "decided_on": ""})
    assert refused.status_code == 422 and "Xin ghi lý do" in refused.text
    refused = client.post(step_url(round), {"note": REASON, "paper": "", "decided_on": "05/06/2026"})
    assert refused.status_code == 422 and "Xin ghi văn bản của ngày này" in refused.text
    client.post(
        step_url(round), {"note": REASON, "paper": "Công văn số 15/UBND-VP", "decided_on": "05/06/2026"}
    )

    round.refresh_from_db()
    assert round.why_in_writing == f"{REASON[:-1]} (theo Công văn số 15/UBND-VP ngày 05/06/2026)."


def test_who_has_withdrawn_is_neither_counted_nor_called(registration, round, chair, client):
    gone = [build.a_registration(round, withdrawn_at=now(), email=email) for email in ("a@vidu.example", "")]
    calls = build.a_registration(round, email="", full_name="Bùi Thị Nghe")
    client.force_login(chair)

    page = client.get(step_url(round))
    answer_in_writing(round, actor=chair, note=REASON)

    assert page.context["affected"].notified == 1
    assert "1 người đã đăng ký được báo bằng thư điện tử" in page.text
    assert "1 người đã đăng ký không để lại thư điện tử" in page.text and "Bùi Thị Nghe" in page.text
    told = {letter.to for letter in OutgoingMail.objects.filter(key__startswith="RoundInWriting")}
    assert told == {registration.email} and not told & {one.email for one in gone}
    assert [call.registration for call in Call.objects.all()] == [calls]
    # Whoever reads telephone numbers in the preview is noted as on every page.
    assert [look.registration for look in Look.objects.all()] == [calls]


def test_only_a_leader_decides_it_and_only_of_a_plan_in_force(round, chair, client):
    client.force_login(build.a_member(round.authority, Role.CLERK))
    assert client.get(step_url(round)).status_code == 403
    with pytest.raises(StepRefused):
        answer_in_writing(round, actor=chair, note="  ")

    draft = build.a_round(build.a_plan(round.authority))
    client.force_login(chair)
    assert client.get(step_url(draft)).status_code == 403


def test_a_plan_with_such_a_round_is_still_withdrawn(round, chair):
    answer_in_writing(round, actor=chair, note=REASON)
    plans.cancel(round.plan, actor=chair, today=localdate(), note="Kế hoạch thay bằng kế hoạch mới.")

    round.refresh_from_db()
    assert round.state == RoundState.WRITTEN


@pytest.mark.parametrize("step", [cancel_round, move_round])
def test_nothing_follows_it(step, round, chair):
    answer_in_writing(round, actor=chair, note=REASON)
    day = {"held_on": localdate() + timedelta(days=40), "starts_at": round.starts_at, "place": "Đình làng"}

    with pytest.raises(StepRefused):
        step(round, actor=chair, note=REASON, **(day if step is move_round else {}))


def test_its_conference_says_that_no_minutes_are_owed(round, chair, client):
    conference = build.a_conference(round)
    answer_in_writing(round, actor=chair, note=REASON)
    client.force_login(chair)

    assert "không lập biên bản" in client.get(conference.get_absolute_url()).text
