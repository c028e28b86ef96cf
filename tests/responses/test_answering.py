"""Answering: which version counts, and who may write it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from responses.answering import services as answering_services
from responses.directing import services as directing_services
from tests import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)


@pytest.fixture
def assignment():
    return build.an_assignment(start=TODAY)


def test_every_saved_text_is_a_version_unless_it_is_the_same_again(assignment):
    for text in ("Bản đầu.", "Bản sau.", "Bản sau."):
        answering_services.draft(assignment, actor=assignment.officer, today=TODAY, text=text)

    assert list(assignment.replies.values_list("version", "text")) == [(1, "Bản đầu."), (2, "Bản sau.")]


def test_a_newer_version_of_somebody_else_is_not_overwritten(assignment):
    answering_services.draft(
        assignment, actor=assignment.officer, today=TODAY, text="Của người khác.", seen=0
    )

    with pytest.raises(StepRefused, match="bản mới"):
        answering_services.draft(assignment, actor=assignment.officer, today=TODAY, text="Của tôi.", seen=0)

    assert assignment.reply.text == "Của người khác."


def test_another_officer_of_the_department_answers_only_when_nobody_was_named(assignment):
    colleague = build.a_member(assignment.authority, Role.OFFICER, department=assignment.department)

    with pytest.raises(PermissionDenied):
        answering_services.draft(assignment, actor=colleague, today=TODAY, text="Có.")
    directing_services.hand_over(
        assignment,
        actor=assignment.directed_by,
        today=TODAY,
        department=assignment.department,
        officer=None,
    )

    assert (
        answering_services.draft(assignment, actor=colleague, today=TODAY, text="Có.").drafted_by == colleague
    )
