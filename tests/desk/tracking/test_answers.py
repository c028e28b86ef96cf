"""A citizen answers what the office asks back, and says how the answer was."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from desk.work.piles import piles_of
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from registrations.supplements.models import Supplement
from responses.answering import services as answering
from responses.deadlines import services as deadlines
from responses.models import Acknowledgement
from responses.states import AssignmentState
from tests import build
from tests.desk.tracking.tracked import accepted, letters, page, tracked

pytestmark = pytest.mark.django_db


# Answer back


@pytest.fixture
def paused(question):
    assignment = build.an_assignment(accepted(question))
    return deadlines.pause(
        assignment, actor=assignment.directed_by, today=localdate(), note="Xin nộp thêm giấy khai sinh."
    )


def test_what_the_office_waits_for_is_answered_on_the_tracking_page(own, paused):
    shown = own.get(page(paused.question, "answer_back")).text
    OutgoingMail.objects.all().delete()

    own.post(page(paused.question, "answer_back"), {"text": "Tôi đã nộp hôm qua."})

    own.force_login(paused.directed_by)
    seen = own.get(paused.get_absolute_url()).text
    assert "Xin nộp thêm giấy khai sinh." in shown
    assert "Tôi đã nộp hôm qua." in seen and "Tính hạn tiếp" in seen
    assert {to for to, _ in letters()} == {paused.officer.email, paused.directed_by.email}


def test_the_leader_finds_the_answer_among_their_work_until_the_deadline_runs_again(own, paused):
    def piled():
        leader = paused.directed_by
        return "da-bo-sung" in {pile.kind.code for pile in piles_of(leader, paused.authority, localdate())}

    before = piled()
    own.post(page(paused.question, "answer_back"), {"text": "Tôi đã nộp hôm qua."})
    answered = piled()
    deadlines.resume(paused, actor=paused.directed_by, today=localdate())

    assert (before, answered, piled()) == (False, True, False)


def test_an_identity_number_that_was_asked_for_reaches_the_officer(own, paused):
    own.post(page(paused.question, "answer_back"), {"text": "Số căn cước 001 185 012 345.", "sure": "1"})

    assert [row.restricted for row in Supplement.objects.all()] == [""]


def test_there_is_nothing_to_answer_after_the_pause(own, paused):
    deadlines.resume(paused, actor=paused.directed_by, today=localdate())

    own.post(page(paused.question, "answer_back"), {"text": "Muộn rồi."})

    assert Supplement.objects.count() == 0


# Đã nhận trả lời


@pytest.fixture
def answered(question):
    return build.an_assignment(accepted(question), AssignmentState.RELEASED)


def acknowledge(client, assignment, opinion, words=""):
    return client.post(page(assignment.question, "acknowledge"), {"opinion": opinion, "words": words})


def test_the_citizen_says_how_the_answer_was_and_may_change_it(own, answered):
    acknowledge(own, answered, "satisfied")
    acknowledge(own, answered, "unsatisfied", "Chưa nói rõ ngày.")

    row = Acknowledgement.objects.get()
    assert (row.opinion, row.words) == ("unsatisfied", "Chưa nói rõ ngày.")
    assert Acknowledgement.objects.count_by_opinion(answered.authority) == {
        "satisfied": 0,
        "unsatisfied": 1,
        "unsaid": 0,
    }


def test_after_seven_days_it_stays_and_nothing_says_that_it_may_be_changed(own, answered):
    acknowledge(own, answered, "satisfied")
    promised = "Sửa được đến hết" in tracked(own, answered.question).text
    earlier = now() - timedelta(days=8)
    Acknowledgement.objects.update(received_at=earlier)

    acknowledge(own, answered, "unsatisfied")

    assert Acknowledgement.objects.get().opinion == "satisfied"
    assert (promised, "Sửa được đến hết" in tracked(own, answered.question).text) == (True, False)


def test_only_office_and_leaders_read_it(own, answered, clerk):
    acknowledge(own, answered, "unsatisfied", "Chưa nói rõ ngày.")

    readers = []
    for user in (clerk, answered.directed_by, answered.officer):
        own.force_login(user)
        readers.append("Chưa nói rõ ngày." in own.get(answered.get_absolute_url()).text)

    assert readers == [True, True, False]
    assert not Record.objects.filter(note__contains="Chưa nói").exists()


def test_the_list_of_assignments_counts_it(own, answered, clerk):
    acknowledge(own, answered, "satisfied")
    own.force_login(clerk)

    shown = own.get(reverse("responses:list", args=[answered.authority.slug])).text

    assert "1 hài lòng, 0 chưa hài lòng, 0 không nói thêm" in shown


def test_answering_goes_on_after_a_supplement(own, question):
    assignment = build.an_assignment(accepted(question))
    own.post(page(question, "supplement"), {"text": "Hồ sơ nộp ngày 3."})

    assignment = answering.draft(assignment, actor=assignment.officer, text="Ngày 5 có kết quả.")

    assert assignment.state == AssignmentState.DRAFTED
