"""A question that waits for direction, a department with an officer, and the chairman, logged in."""

import pytest

from dialogue_portal.accounts.roles import Role
from registrations.states import QuestionState
from tests import build


@pytest.fixture
def question():
    return build.a_question(state=QuestionState.ACCEPTED)


@pytest.fixture
def department(question):
    return build.a_department(question.authority)


@pytest.fixture
def officer(question, department):
    return build.a_member(question.authority, Role.OFFICER, department=department)


@pytest.fixture
def chair(client, question):
    user = build.a_member(question.authority, Role.CHAIR)
    client.force_login(user)
    return user
