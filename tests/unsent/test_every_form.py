"""Every form behind the login: fill it in, let the session end, send it, log in: the words stand on its page."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from conferences.conclusion.states import ConclusionState
from conferences.models import Conference
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.corrections.states import CorrectionState
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.records.views import StepView
from plans.models import PaperKind
from plans.roundpapers.states import RoundPaperState
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.states import QuestionState
from registrations.supplements.models import Supplement
from responses.states import AssignmentState
from tests import build
from tests.unsent.browser import Browser, boxes_of, end_all_sessions

pytestmark = pytest.mark.django_db

# Steps that ask nothing a person types, only a choice or a yes.
NO_BOXES = {
    "conferences:conclusion_step:drop_point",
    "registrations:question_step:accept",
    "registrations:question_step:release_words",
}


@pytest.fixture
def person(db):
    """Somebody with every role in one commune."""
    commune = build.a_commune("du-vai")
    department = build.a_department(commune)
    return build.a_member(commune, *Role, department=department)


@pytest.fixture
def rows(person):
    """Rows of every kind, in every state in which a step asks for words."""
    commune = person.memberships.first().authority
    colleague = build.a_member(commune, Role.CLERK, Role.OFFICER, department=build.a_department(commune))
    plans = [
        build.a_plan(commune, state=state, prepared_by=colleague)
        for state in (PlanState.DRAFT, PlanState.SUBMITTED)
    ]
    issued = build.a_plan(commune, state=PlanState.ISSUED, prepared_by=colleague, year=localdate().year - 1)
    rounds = [build.a_round(issued, state=state) for state in (RoundState.PLANNED, RoundState.FIXED)]
    papers = [
        build.a_round_paper(build.a_round(issued), kind, state, drafted_by=colleague)
        for kind in PaperKind
        for state in (RoundPaperState.DRAFT, RoundPaperState.SUBMITTED)
    ]
    rounds.append(build.a_round(plans[0], state=RoundState.PLANNED))
    papers += [
        build.a_round_paper(build.a_round(issued), kind, RoundPaperState.ISSUED, drafted_by=colleague)
        for kind in (PaperKind.INVITATION, PaperKind.NOTICE)
    ]
    corrections = [
        build.a_correction(document, state, drafted_by=colleague)
        for document, state in (
            (issued.document, CorrectionState.DRAFT),
            (papers[-1].document, CorrectionState.SUBMITTED),
        )
    ]
    sheet = build.a_registration(build.a_round(issued))
    questions = [
        build.a_question(sheet, state=state) for state in (QuestionState.RECEIVED, QuestionState.ACCEPTED)
    ]
    Supplement.objects.create(
        question=questions[1], kind="addition", text="Ông ấy nhận tiền.", restricted=Concern.DENUNCIATION
    )
    request = build.a_data_request(sheet)
    assignments = [
        build.an_assignment(
            build.a_question(sheet, state=QuestionState.ACCEPTED),
            state=state,
            officer=officer,
            text="Đã trả." if state == AssignmentState.SUBMITTED else "",
        )
        for state, officer in (
            (AssignmentState.ASSIGNED, person),
            (AssignmentState.DRAFTED, person),
            (AssignmentState.SUBMITTED, colleague),
        )
    ]
    conferences = [
        build.a_conference(build.a_round(issued, held_on=localdate(), state=round_state), state=state)
        for round_state, state in (
            (RoundState.FIXED, ConferenceState.PREPARED),
            (RoundState.HELD, ConferenceState.OPENED),
            (RoundState.HELD, ConferenceState.CLOSED),
        )
    ]
    conclusions = [
        build.a_conclusion(
            build.a_conference(build.a_round(issued), state=ConferenceState.CLOSED), state=state
        )
        for state in ConclusionState
    ]
    build.a_point(conclusions[0])
    build.a_point(conclusions[2])
    results = build.results_owed(conferences[2])
    return [
        *plans, issued, *rounds, *papers, *corrections, *questions, request, *assignments, *conferences, *conclusions,
        results,
    ]  # fmt: skip


def pages_of(rows, person):
    """{what it is: its address} of every page that may hold a form."""
    commune = rows[0].authority
    found = {}
    for row in rows:
        for step in row.flow.available(row, person):
            found.setdefault(
                f"{row._meta.app_label}:{row._meta.model_name}_step:{step.name}", row.step_url(step.name)
            )
    letter = OutgoingMail.objects.create(authority=commune, key="k", to="a@example.vn", subject="S", body="B")
    BouncedAddress.objects.record_bounce(letter.to, "550")
    question = build.a_question(
        build.a_registration(Conference.objects.get(state=ConferenceState.OPENED).round),
        state=QuestionState.ACCEPTED,
    )
    survey = build.a_survey(question.round)
    message = build.a_message(commune)
    found["registrations:incomingmessage_step:set_aside"] = message.step_url("set_aside")
    quota = build.a_quota(build.a_collector(build.a_round(rows[2])))
    # A plan or a notice is withdrawn by a step of its own, minutes in the register.
    document = build.a_paper(commune, question.round.conference, person, "BB")
    others = {
        "plans:import": [],
        "plans:editor": [rows[0].pk],
        "absences:enter": [],
        "daysoff:enter:ngay": ["ngay"],
        "daysoff:enter:hoan-doi": ["hoan-doi"],
        "daysoff:enter:tep": ["tep"],
        "ownterms:change": [],
        "notices:correct": [letter.pk],
        "responses:direct": [question.pk],
        "registrations:enter": [rows[2].rounds.get(state=RoundState.FIXED, position=2).pk],
        "registrations:message": [message.pk],
        "registrations:withdraw_for_sender": [question.registration.pk],
        "registrations:collector_add": [quota.collector.round.pk],
        "registrations:collectors_add": [quota.collector.round.pk],
        "registrations:collector": [quota.collector.pk],
        "registrations:quotas": [quota.collector.round.pk],
        "registrations:delegates_of_collector": [quota.collector.pk],
        "registrations:survey_new": [question.round.pk],
        "registrations:survey_settings": [survey.pk],
        "registrations:survey_question_new": [survey.pk],
        "registrations:survey": [survey.pk],
        "registrations:survey_keying": [survey.pk],
        "conferences:note": [question.round.conference.pk, question.pk],
        "documents:correction_write": [document.pk],
        "documents:change_status:corrected": [document.pk, "corrected"],
        "documents:change_status:replaced": [document.pk, "replaced"],
        "documents:change_status:withdrawn": [document.pk, "withdrawn"],
    }
    for name, rest in others.items():
        view = ":".join(name.split(":")[:2])
        found[name] = reverse(view, args=[commune.slug, *rest])
    return found


def steps_that_ask():
    """{app:model_step:step} of every step whose page asks for something."""
    views = [StepView]
    for view in views:
        views += view.__subclasses__()
        for step in view.model.flow.steps.values() if view.model else ():
            if not step.quiet and (step.name in view.forms or step.asks == "note"):
                yield f"{view.model._meta.app_label}:{view.model._meta.model_name}_step:{step.name}"


SENTENCE = "những gì ông/bà vừa nhập vẫn còn dưới đây, chưa gửi."
WORDS_FOR = {"number": "17", "date": "2026-06-17", "time": "07:45"}


def fill_in(form):
    """Types something of its own into every box; returns it by the name of the box."""
    typed = {}
    for number, box in enumerate(boxes_of(form)):
        words = WORDS_FOR.get(box.get("type"), f"Lời thứ {number} <&> của «{box.name}»")
        box.value = typed[box.name] = words
    return typed


def forms_to_type_into(browser):
    return [form for form in browser.page.forms if form.method == "POST" and boxes_of(form)]


def test_no_form_behind_the_login_loses_what_was_typed(person, rows):
    pages = pages_of(rows, person)
    browser = Browser()
    browser.log_in(person)
    lost, walked = {}, set()
    for name, page in pages.items():
        for number in range(len(forms_to_type_into(browser.open(page)))):
            form = forms_to_type_into(browser.open(page))[number]
            typed = fill_in(form)
            end_all_sessions()
            browser.send(form).log_in(person)
            again = forms_to_type_into(browser)[number:][:1]
            shown = {box: again[0].fields.get(box) for box in typed} if again else None
            if (browser.at, shown, SENTENCE in browser.words) != (page, typed, True):
                lost[name] = browser.at, browser.answer.status_code, typed, shown
            walked.add(name)

    assert lost == {}
    assert set(steps_that_ask()) - walked == NO_BOXES
    assert {name for name in pages if "_step:" not in name} - walked == set()
