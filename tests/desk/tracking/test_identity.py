"""An identity number that a citizen typed and corrected away: the office does without it."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from registrations.models import Question, Supplement
from registrations.triage import services as triage
from tests import build
from tests.desk.tracking.tracked import ACCUSING, accepted, page

pytestmark = pytest.mark.django_db

NUMBER = "001185012345"
TYPED, CLEAN = f"Tôi có số căn cước {NUMBER}, bao giờ có sổ?", "Bao giờ tôi có sổ?"


@pytest.fixture
def question(registration):
    return build.a_question(registration, text=TYPED, restricted=Concern.IDENTITY)


@pytest.fixture
def head(registration):
    return build.a_member(registration.authority, Role.OFFICE_HEAD)


def correct(own, question, text):
    own.post(
        page(question, "correct"), {"text": text, "seen": str(question.supplements.count()), "sure": "1"}
    )
    question.refresh_from_db()


def test_the_office_reads_the_corrected_question_and_nowhere_the_number(own, question, clerk):
    correct(own, question, CLEAN)
    own.force_login(clerk)
    pages = [own.get(question.get_absolute_url()), own.get(question.registration.get_absolute_url())]

    slug = question.authority.slug
    sheet = own.get(reverse("registrations:filled_form", args=[slug, question.registration_id]))

    assert question.restricted == ""
    assert [(shown.status_code, CLEAN in shown.text, NUMBER in shown.text) for shown in pages] == [
        (200, True, False)
    ] * 2
    assert "1 lời khác chỉ người phụ trách" in pages[0].text
    assert (sheet.status_code, "Bản in" in pages[1].text) == (404, False)


def test_the_head_of_the_office_and_its_sender_still_read_what_was_corrected(own, question, head):
    correct(own, question, CLEAN)
    own_page = own.get(reverse("desk:track", args=[question.authority.slug])).text
    own.force_login(head)

    shown = own.get(question.get_absolute_url()).text

    assert (NUMBER in own_page, NUMBER in shown) == (True, True)


def test_the_officer_reads_it_neither(own, question):
    correct(own, question, CLEAN)
    assignment = build.an_assignment(accepted(question))
    own.force_login(assignment.officer)

    shown = own.get(assignment.get_absolute_url()).text

    assert (CLEAN in shown, NUMBER in shown) == (True, False)


def test_nobody_is_asked_to_pass_on_a_number_that_was_corrected_away(own, question, head):
    correct(own, question, CLEAN)
    accepted(question)

    offered = {step.name for step in question.flow.available(question, head)}

    assert offered.isdisjoint({"release_words", "keep_words"})


def test_a_number_that_stays_keeps_the_question_restricted(own, question):
    correct(own, question, f"Căn cước {NUMBER}: bao giờ có sổ?")

    assert question.restricted == Concern.IDENTITY


def test_no_way_of_correcting_takes_the_restriction_from_an_accusation(own, registration):
    question = build.a_question(registration, text=ACCUSING, restricted=Concern.DENUNCIATION)

    correct(own, question, TYPED)
    between = question.restricted
    correct(own, question, CLEAN)

    assert (between, question.restricted) == (Concern.DENUNCIATION, Concern.DENUNCIATION)


def test_lifting_leaves_a_number_that_was_corrected_away_with_the_head(own, question, clerk, head):
    correct(own, question, f"{ACCUSING} Căn cước {NUMBER}.")
    correct(own, question, ACCUSING)
    correct(own, question, f"{ACCUSING} Xin trả lời.")

    triage.lift(question, actor=head)

    assert Question.objects.visible_to(clerk).get().text == f"{ACCUSING} Xin trả lời."
    seen = Supplement.objects.visible_to(clerk)
    assert [NUMBER in row.before + row.text for row in seen] == [False]
