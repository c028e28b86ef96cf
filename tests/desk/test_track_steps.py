"""What a citizen does with their own form, found by code and telephone number."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import localdate, now

from conferences.hall import services as hall
from conferences.models import Group
from desk.tracking.stages import Stage
from desk.work.piles import piles_of
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.ratelimits import limits
from dialogue_portal.records.models import Record
from plans.models import Round
from plans.rounds import services as rounds
from registrations.form.documents import FilledForm
from registrations.models import Question, Registration
from registrations.states import QuestionState
from registrations.supplements.models import Supplement
from registrations.triage import services as triage
from responses.answering import services as answering
from responses.deadlines import services as deadlines
from responses.models import Acknowledgement, Assignment
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db

OLD, NEW = "Vì sao phải nộp hai bản sao?", "Vì sao phải nộp ba bản sao có chứng thực?"
ACCUSING = "Tôi tố cáo cán bộ nhận tiền."


@pytest.fixture
def registration():
    return build.a_registration(phone="0912345678")


@pytest.fixture
def question(registration):
    return build.a_question(registration, text=OLD)


@pytest.fixture
def clerk(registration):
    return build.a_member(registration.authority, Role.CLERK)


@pytest.fixture
def own(client, registration):
    """The browser of the citizen, who has typed code and telephone number."""
    typed = {"code": registration.code, "phone": registration.phone}
    client.post(reverse("desk:track", args=[registration.authority.slug]), typed)
    return client


def page(question, step):
    return reverse("desk:track_step", args=[question.authority.slug, question.pk, step])


def tracked(client, question):
    return client.get(reverse("desk:track", args=[question.authority.slug]))


def offers(client, question):
    return [offer.name for offer in tracked(client, question).context["followed"].journeys[0].offers]


def accepted(question):
    question.state, question.sector = QuestionState.ACCEPTED, build.a_sector()
    question.met_on = localdate()
    question.save()
    return question


def letters():
    return {(mail.to, mail.subject) for mail in OutgoingMail.objects.all()}


def close(question):
    """The last day for forms was yesterday."""
    Round.objects.filter(pk=question.round_id).update(registration_closes_on=localdate() - timedelta(days=1))


# Correct


def test_a_correction_takes_the_place_of_the_words_and_keeps_the_old_ones(own, question, clerk):
    response = own.post(page(question, "correct"), {"text": NEW, "seen": "0"}, follow=True)

    question.refresh_from_db()
    kept = Supplement.objects.get()
    assert (question.text, question.as_sent, kept.before, kept.text) == (NEW, OLD, OLD, NEW)
    assert [record.step for record in question.records] == ["correct"]
    assert (clerk.email, f"Người dân sửa hoặc bổ sung ý kiến số {question.pk}") in letters()
    assert NEW in response.text and OLD in response.text


def test_staff_see_what_was_corrected(own, question, clerk):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})
    own.force_login(clerk)

    shown = own.get(question.get_absolute_url()).text

    assert NEW in shown and OLD in shown


def test_the_form_in_print_stays_as_it_was_sent(own, question, registration):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    words = [line.text for line in FilledForm(Registration.objects.get()).lines()]

    assert OLD in words and NEW not in words


def test_the_same_correction_pressed_twice_is_one(own, question):
    for _ in range(2):
        answer = own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    assert (answer.status_code, Supplement.objects.count()) == (302, 1)


def test_a_page_that_was_opened_before_another_correction_overwrites_nothing(own, question):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    answer = own.post(page(question, "correct"), {"text": "Lời từ trang cũ.", "seen": "0"})

    assert (answer.status_code, Question.objects.get().text) == (422, NEW)


def test_nothing_is_corrected_after_the_last_day(own, question):
    close(question)

    answer = own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    assert (answer.status_code, Question.objects.get().text) == (302, OLD)
    assert offers(own, question) == ["supplement"]


def test_words_that_accuse_are_asked_about_then_read_by_one_person(own, question, clerk):
    head = build.a_member(question.authority, Role.OFFICE_HEAD)

    asked = own.post(page(question, "correct"), {"text": ACCUSING, "seen": "0"})
    own.post(page(question, "correct"), {"text": ACCUSING, "seen": "0", "sure": "1"})

    assert (asked.status_code, Supplement.objects.count()) == (422, 1)
    assert [Question.objects.visible_to(user).exists() for user in (clerk, head)] == [False, True]
    assert {to for to, _ in letters()} == {head.email}


def test_lifting_the_restriction_shows_the_office_what_was_added_too(own, question, clerk):
    head = build.a_member(question.authority, Role.OFFICE_HEAD)
    own.post(page(question, "correct"), {"text": ACCUSING, "seen": "0", "sure": "1"})

    triage.lift(question, actor=head)

    assert list(Supplement.objects.visible_to(clerk)) == list(Supplement.objects.all())


# Supplement


def test_what_is_added_to_a_question_reaches_the_officer(own, question, clerk):
    assignment = build.an_assignment(accepted(question))

    own.post(page(question, "supplement"), {"text": "Hồ sơ nộp ngày 3."})

    question.refresh_from_db()
    own.force_login(assignment.officer)
    assert question.text == OLD
    assert "Hồ sơ nộp ngày 3." in own.get(assignment.get_absolute_url()).text
    assert {to for to, _ in letters()} >= {clerk.email, assignment.officer.email}


def test_an_accusation_added_later_is_not_shown_to_the_officer(own, question):
    assignment = build.an_assignment(accepted(question))

    own.post(page(question, "supplement"), {"text": ACCUSING, "sure": "1"})

    own.force_login(assignment.officer)
    assert ACCUSING not in own.get(assignment.get_absolute_url()).text
    assert assignment.officer.email not in {to for to, _ in letters()}


def test_nothing_is_added_once_the_answer_is_given(own, question):
    build.an_assignment(accepted(question), AssignmentState.RELEASED)

    own.post(page(question, "supplement"), {"text": "Thêm."})

    assert (Supplement.objects.count(), offers(own, question)) == (0, ["acknowledge"])


def test_one_question_takes_ten_supplements(own, question, registration):
    accepted(question)

    answers = [own.post(page(question, "supplement"), {"text": f"Lời {n}."}).status_code for n in range(11)]

    assert (answers[-2:], Supplement.objects.count()) == ([302, 422], 10)


# Withdraw


def test_a_withdrawn_question_is_owed_by_nobody_and_counted_nowhere(own, question, clerk):
    own.post(page(question, "withdraw"))

    question.refresh_from_db()
    conference = hall.prepare(_issued(question.round), actor=clerk)
    invited = conference.attendance.get(group=Group.CITIZENS).invited
    assert (question.state, question.is_open, Question.objects.to_triage().count(), invited) == (
        QuestionState.WITHDRAWN,
        False,
        0,
        0,
    )
    assert (clerk.email, f"Người dân rút ý kiến số {question.pk}") in letters()
    assert tracked(own, question).context["followed"].journeys[0].stage == Stage.WITHDRAWN


def _issued(round):
    round.plan.issued_on = round.plan.issued_on or localdate()
    return round


def test_withdrawing_ends_the_assignment_without_a_verdict(own, question):
    assignment = build.an_assignment(accepted(question), start=localdate() - timedelta(days=60))

    own.post(page(question, "withdraw"))

    assignment.refresh_from_db()
    assert (assignment.state, assignment.is_open, assignment.late) == (AssignmentState.WITHDRAWN, False, None)
    assert (assignment.officer.email, f"Người dân đã rút ý kiến số {question.pk}") in letters()


def test_an_answered_question_is_not_withdrawn(own, question):
    assignment = build.an_assignment(accepted(question), AssignmentState.RELEASED)

    own.post(page(question, "withdraw"))

    assert Question.objects.get().state == QuestionState.ACCEPTED
    assert Assignment.objects.get() == assignment


def test_staff_do_not_withdraw_for_a_citizen(client, question, clerk):
    client.force_login(clerk)

    assert client.post(question.step_url("withdraw")).status_code == 403
    with pytest.raises(PermissionDenied):
        question.flow.take("withdraw", question, actor=clerk)


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


# Whose it is


@pytest.mark.parametrize("step", ["correct", "supplement", "withdraw", "answer_back", "acknowledge"])
def test_a_stranger_is_led_to_the_search(client, question, step):
    answer = client.post(page(question, step), {"text": NEW, "seen": "0"})

    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("desk:track", args=[question.authority.slug]),
    )
    assert (Question.objects.get().text, Supplement.objects.count()) == (OLD, 0)


def test_the_question_of_another_form_of_the_same_number_is_not_touched(own, registration):
    other = build.a_question(build.a_registration(registration.round, phone=registration.phone))

    assert own.post(page(other, "withdraw")).status_code == 404


def test_too_many_steps_with_one_form_are_refused(own, question, monkeypatch, settings):
    settings.RATE_LIMIT_FACTOR = 1
    accepted(question)
    few = limits.Limit("few", 1, 3600, "Nhiều quá.")
    monkeypatch.setattr(limits, "FOLLOW_BY_FORM", few)

    answers = [own.post(page(question, "supplement"), {"text": f"Lời {n}."}).status_code for n in range(2)]

    assert answers == [302, 429]


def test_browsers_store_no_page_of_a_step(own, question):
    assert "no-store" in own.get(page(question, "correct"))["Cache-Control"]


# The other forms of the number, and what became of the round


def test_other_forms_of_the_number_show_how_far_they_are_and_no_words(own, registration, question):
    sister = build.a_registration(registration.round, phone=registration.phone, full_name="Lê Thị Sen")
    build.a_question(sister, text="Chuyện riêng của chị.")
    build.a_question(sister, text=ACCUSING, restricted="denunciation")

    response = tracked(own, question)

    [other] = response.context["followed"].others
    assert other.stages == [(Stage.RECEIVED, 1)]
    secrets = ("Chuyện riêng", ACCUSING, sister.code, sister.shown_code, "Lê Thị Sen")
    assert [secret for secret in secrets if secret in response.text] == []


def test_a_form_that_only_denounces_is_not_listed(own, registration, question):
    sister = build.a_registration(registration.round, phone=registration.phone)
    build.a_question(sister, text=ACCUSING, restricted="denunciation")

    assert tracked(own, question).context["followed"].others == []


def test_another_form_opens_with_its_own_code_beneath_the_list(own, registration, question):
    other = build.a_registration(registration.round, phone=registration.phone)
    build.a_question(other, text="Việc khác của tôi.")
    address = reverse("desk:track", args=[registration.authority.slug])

    shown = own.post(address, {"code": other.code, "phone": registration.phone}, follow=True)

    assert "Việc khác của tôi." in shown.text


def test_the_page_says_from_which_day_the_conference_was_moved(own, question, clerk):
    round = question.round
    plan = round.plan
    plan.issued_on = plan.issued_on or localdate() - timedelta(days=30)
    plan.save()
    before = round.held_on
    day = before + timedelta(days=28)

    rounds.move_round(
        round,
        actor=clerk,
        today=localdate(),
        held_on=day,
        starts_at=round.starts_at,
        place="Nhà văn hóa",
        note="Mưa bão.",
    )

    [change] = tracked(own, question).context["followed"].changes
    assert change["sentences"][0].startswith("Trước: ") and f"{before.day:02d}" in change["sentences"][0]
    assert "Nhà văn hóa" in change["sentences"][1]


def test_answering_goes_on_after_a_supplement(own, question):
    assignment = build.an_assignment(accepted(question))
    own.post(page(question, "supplement"), {"text": "Hồ sơ nộp ngày 3."})

    assignment = answering.draft(assignment, actor=assignment.officer, text="Ngày 5 có kết quả.")

    assert assignment.state == AssignmentState.DRAFTED
