"""After the answer: the asker reads what they said of it, who reads that, and how to ask on."""

import pytest

from desk.tracking.stages import Stage
from dialogue_portal.formats.days import say_day
from plans.terms.in_force import reply_term
from responses.states import AssignmentState
from tests import build
from tests.desk.tracking.tracked import NEW, accepted, close, page, tracked
from tests.registrations.paper import form_url

pytestmark = pytest.mark.django_db

WORDS = "Có phải nộp thêm tiền đo đạc không?"


@pytest.fixture
def answered(question):
    assignment = build.an_assignment(accepted(question), AssignmentState.RELEASED, text="Không phải nộp.")
    authority = assignment.authority
    authority.hotline, authority.address = "0203 379 1827", "Số 1 đường Mẫu"
    authority.save()
    return assignment


def say(client, assignment, words=WORDS):
    return client.post(
        page(assignment.question, "acknowledge"), {"opinion": "unsatisfied", "words": words}, follow=True
    )


def test_an_answer_without_a_paper_is_not_called_one(own, answered):
    shown = tracked(own, answered.question).text

    assert Stage.ANSWERED.label == "Đã trả lời"
    assert "bằng văn bản" not in shown
    assert "Cần câu trả lời trên giấy" in shown and "0203 379 1827" in shown and "Số 1 đường Mẫu" in shown


def test_what_was_said_of_the_answer_stays_readable_with_a_way_to_ask_on(own, answered):
    shown = say(own, answered).text

    assert WORDS in shown and "Chỉ Văn phòng và lãnh đạo đọc lời báo này" in shown
    assert f'href="{form_url(answered.question.round)}"' in shown


def test_while_no_round_takes_forms_the_office_is_the_way_to_ask_on(own, answered):
    close(answered.question)

    shown = tracked(own, answered.question).text

    assert "hiện không có đợt nào nhận phiếu" in shown and "gọi <a href=" in shown
    assert form_url(answered.question.round) not in shown


def test_the_page_that_asks_how_the_answer_was_shows_it_and_presumes_nothing(own, answered):
    shown = own.get(page(answered.question, "acknowledge")).text

    assert "Không phải nộp." in shown and "Muốn hỏi thêm" in shown
    assert "checked" not in shown


def test_a_new_answer_is_announced_until_it_was_acknowledged_and_then_only_changed(own, answered):
    before = tracked(own, answered.question).text
    after = say(own, answered).text

    assert ["Có câu trả lời mới" in text for text in (before, after)] == [True, False]
    assert ["Sửa lời đã báo" in text for text in (before, after)] == [False, True]


def test_the_day_of_sorting_is_told_while_the_office_reads(own, question):
    question.due_on = question.round.held_on
    question.save()

    assert f"chậm nhất {say_day(question.due_on)}" in tracked(own, question).text


def test_the_term_of_the_answer_is_told_before_somebody_has_the_question(own, question):
    length = reply_term(accepted(question).round.plan).length

    assert f"đơn vị có {length} kể từ khi nhận việc" in tracked(own, question).text


@pytest.mark.parametrize(
    ("steps", "heading"),
    [
        ({"supplement": {"text": "Hồ sơ nộp ngày 3."}}, "Ông/bà đã gửi thêm"),
        ({"correct": {"text": NEW, "seen": "0"}}, "Ông/bà đã sửa"),
        (
            {"correct": {"text": NEW, "seen": "0"}, "supplement": {"text": "Hồ sơ nộp ngày 3."}},
            "Ông/bà đã sửa, gửi thêm",
        ),
    ],
)
def test_the_heading_says_what_was_really_done(own, question, steps, heading):
    for step, typed in steps.items():
        own.post(page(question, step), typed)

    assert f"<h3>{heading}</h3>" in tracked(own, question).text


def test_no_number_on_the_page_looks_like_the_code_and_the_receipt_is_at_hand(own, registration, question):
    shown = tracked(own, question).text

    assert f"<h1>{registration}</h1>" not in shown and registration.shown_code not in shown
    assert "Tải biên nhận" in shown and "số ấy không phải mã phiếu" in shown
