"""Directing: who gives which question to whom."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from registrations.states import QuestionState
from responses.directing import services as directing_services
from responses.models import Assignment
from tests import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)


@pytest.fixture
def assignment():
    return build.an_assignment(start=TODAY)


@pytest.mark.parametrize("role", [Role.CLERK, Role.OFFICER, Role.SECRETARY])
def test_only_a_leader_directs(role):
    question = build.a_question(state=QuestionState.ACCEPTED)
    department = build.a_department(question.authority)
    actor = build.a_member(question.authority, role, department=department)

    with pytest.raises(PermissionDenied):
        directing_services.direct(question, department=department, actor=actor, today=TODAY)

    assert not Assignment.objects.exists()


def test_a_question_that_is_not_accepted_cannot_be_directed():
    question = build.a_question()
    chair = build.a_member(question.authority, Role.CHAIR)

    with pytest.raises(StepRefused, match="chưa được tiếp nhận"):
        directing_services.direct(
            question, department=build.a_department(question.authority), actor=chair, today=TODAY
        )


def test_the_second_leader_learns_who_was_quicker(assignment):
    vice = build.a_member(assignment.authority, Role.VICE_CHAIR)
    other = build.a_department(assignment.authority, "Phòng Văn hóa - Xã hội")

    with pytest.raises(StepRefused) as refused:
        directing_services.direct(assignment.question, department=other, actor=vice, today=TODAY)

    assert str(refused.value) == (
        f"Ý kiến này đã được {assignment.directed_by} giao cho {assignment.department} rồi."
    )


def test_a_department_of_another_authority_is_refused():
    question = build.a_question(state=QuestionState.ACCEPTED)
    chair = build.a_member(question.authority, Role.CHAIR)

    with pytest.raises(StepRefused) as refused:
        directing_services.direct(
            question, department=build.a_department(build.a_commune()), actor=chair, today=TODAY
        )

    assert refused.value.field == "department"
