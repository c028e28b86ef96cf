"""The page of a question for staff: the files of its form, and that a matter beside it is for one person only."""

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from registrations.states import QuestionState
from tests import build

pytestmark = pytest.mark.django_db

ACCUSING = "Tôi tố cáo cán bộ nhận tiền."
FILES, SIBLING = "Tệp gửi kèm", "việc khác chỉ người phụ trách"


@pytest.fixture
def question():
    return build.a_question(state=QuestionState.ACCEPTED)


@pytest.fixture
def people(question):
    """{role: user}; the officer answers the question."""
    found = {role: build.a_member(question.authority, role) for role in (Role.CLERK, Role.OFFICE_HEAD)}
    return found | {Role.OFFICER: build.an_assignment(question).officer}


@pytest.fixture
def restricted(question):
    return build.a_question(question.registration, text=ACCUSING, restricted=Concern.DENUNCIATION)


def shown(client, user, question):
    client.force_login(user)
    return client.get(question.get_absolute_url()).text


def test_the_office_opens_the_files_of_the_form_there(client, question, people):
    file = build.an_attachment(question.registration, name="giay-hen.pdf")

    page = shown(client, people[Role.CLERK], question)

    assert FILES in page and "giay-hen.pdf" in page and f"/phieu/tep/{file.pk}/" in page


def test_an_officer_learns_that_there_are_files_and_asks_the_office(client, question, people):
    build.an_attachment(question.registration, name="giay-hen.pdf")

    page = shown(client, people[Role.OFFICER], question)

    assert "Phiếu có 1 tệp gửi kèm" in page and "hỏi Văn phòng" in page
    assert "giay-hen.pdf" not in page and "/phieu/tep/" not in page


def test_the_office_learns_of_a_restricted_matter_and_of_files_it_may_not_open(
    client, question, people, restricted
):
    build.an_attachment(question.registration, name="anh-nhan-tien.pdf")

    page = shown(client, people[Role.CLERK], question)

    assert f"1 {SIBLING}" in page and "1 tệp chỉ người phụ trách" in page
    assert ACCUSING not in page and "anh-nhan-tien.pdf" not in page


def test_an_officer_learns_nothing_where_something_is_restricted(client, question, people, restricted):
    build.an_attachment(question.registration, name="anh-nhan-tien.pdf")

    page = shown(client, people[Role.OFFICER], question)

    assert [words in page for words in (SIBLING, "tệp gửi kèm", FILES, "chỉ người phụ trách", ACCUSING)] == [
        False
    ] * 5


def test_the_head_is_led_to_the_restricted_matter(client, question, people, restricted):
    page = shown(client, people[Role.OFFICE_HEAD], question)

    assert restricted.get_absolute_url() in page


def test_without_files_and_restricted_matters_nothing_is_said(client, question, people):
    build.a_question(question.registration)

    page = shown(client, people[Role.CLERK], question)

    assert FILES not in page and SIBLING not in page
