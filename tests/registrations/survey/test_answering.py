"""People answer online: without a name, once a link, whole or not at all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from playwright.sync_api import expect

from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import check
from registrations.survey.models import SurveyAnswer, SurveyChoice, SurveyText
from registrations.survey.states import AskedAs
from tests import build
from tests.registrations.survey.filled import address, answered, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return build.a_survey()


@pytest.fixture
def link(survey):
    return survey.links.create(code="BCFGH23456")


def stored():
    return SurveyAnswer.objects.count(), SurveyChoice.objects.count(), SurveyText.objects.count()


def test_an_answer_is_stored_whole_and_the_thanks_say_nothing_of_it(client, survey):
    answer = client.post(address(survey, "form"), typed(survey), follow=True)

    stored = SurveyAnswer.objects.get()
    assert [(one.question.kind, one.option) for one in stored.choices.all()] == [
        *[(asked.kind, 3) for asked in survey.questions.exclude(kind=AskedAs.WORDS)]
    ]
    assert [one.text for one in stored.texts.all()] == ["Mong hẹn đúng ngày."]
    assert answer.request["PATH_INFO"].endswith("/phieu-khao-sat/da-gui/")
    assert "Mong hẹn" not in answer.text


def test_nothing_of_the_person_is_stored(client, survey, link):
    client.post(link.get_absolute_url(), typed(survey))

    answer = SurveyAnswer.objects.get()
    facts = {field.name: getattr(answer, field.name) for field in SurveyAnswer._meta.concrete_fields}
    assert {name: value for name, value in facts.items() if name not in ("id", "survey", "fingerprint")} == {
        "channel": "link",
        "received_on": localdate(),
        "number": None,
        "keyed_by": None,
        "collector": None,
    }
    link.refresh_from_db()
    assert {name: value for name, value in vars(link).items() if not name.startswith("_")} == {
        "id": link.pk,
        "survey_id": survey.pk,
        "code": "BCFGH23456",
        "is_used": True,
    }
    assert "sessionid" not in client.cookies


def test_the_same_page_sent_twice_is_one_answer_and_is_thanked_twice(client, survey, link):
    twice = [client.post(link.get_absolute_url(), typed(survey)) for _ in range(2)]
    openly = [client.post(address(survey, "form"), typed(survey, form_key="chung")) for _ in range(2)]

    assert [response.status_code for response in twice + openly] == [302] * 4
    assert SurveyAnswer.objects.count() == 2


def test_a_used_link_says_so_and_stores_nothing(client, survey, link):
    client.post(link.get_absolute_url(), typed(survey))

    shown = Client().get(link.get_absolute_url())
    sent = Client().post(link.get_absolute_url(), typed(survey, form_key="lần hai"))

    assert [response.status_code for response in (shown, sent)] == [410, 410]
    assert all("Liên kết này đã được dùng" in response.text for response in (shown, sent))
    assert SurveyAnswer.objects.count() == 1


def test_a_code_is_found_as_people_type_it_and_guessing_has_to_wait(client, survey, link, settings):
    settings.RATE_LIMIT_FACTOR = 1
    place = link.get_absolute_url().replace(link.code, "{}")

    assert client.get(place.format("bcfgh-23456")).status_code == 200
    codes = [
        client.get(place.format(f"XXXXX{number:05}")).status_code
        for number in range(limits.SURVEY_CODE.most + 1)
    ]
    assert set(codes[:-1]) == {404}
    assert codes[-1] == 429


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((1, 5), "nhận trả lời từ"),
        ((-5, -1), "đã hết hạn trả lời"),
    ],
)
def test_before_and_after_its_days_nobody_answers(client, days, sentence):
    opens, closes = (localdate() + timedelta(days=number) for number in days)
    survey = build.a_survey(opens_on=opens, closes_on=closes)

    answers = [client.get(address(survey, "form")), client.post(address(survey, "form"), typed(survey))]

    assert [(answer.status_code, sentence in answer.text) for answer in answers] == [(410, True)] * 2
    assert stored() == (0, 0, 0)


def test_what_is_not_meant_for_all_or_not_announced_is_found_by_nobody(client):
    hidden = build.a_survey(is_for_all=False)
    draft = build.a_survey(build.a_round(build.a_plan(state="draft")))

    answers = [client.post(address(survey, "form"), typed(survey)) for survey in (hidden, draft)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_common_link_takes_no_more_than_was_set(client):
    survey = build.a_survey(most_open=2)
    answered(survey, 2)

    third = client.post(address(survey, "form"), typed(survey, form_key="ba"))

    assert (third.status_code, "đã nhận đủ số trả lời" in third.text) == (410, True)
    assert SurveyAnswer.objects.count() == 2


def test_bad_input_is_refused_with_a_sentence_and_what_was_typed_stays(client, survey):
    first, words = survey.questions.first(), survey.questions.get(kind=AskedAs.WORDS)
    foreign = build.a_survey().questions.first()
    empty = {"form_key": "k", "wording": survey.wording}
    cases = {
        "Phiếu còn trống. Xin trả lời ít nhất một câu.": empty,
        "Lựa chọn gửi lên không có trong câu hỏi này.": typed(survey, **{f"q{first.pk}": "9"}),
        "có câu hỏi không thuộc phiếu này": typed(survey, **{f"q{foreign.pk}": "1"}),
        "Dài quá 1000 ký tự": typed(survey, words="dài " * 300),
    }

    answers = {sentence: client.post(address(survey, "form"), fields) for sentence, fields in cases.items()}

    assert {sentence: answer.status_code for sentence, answer in answers.items()} == dict.fromkeys(cases, 422)
    assert [sentence for sentence, answer in answers.items() if sentence not in answer.text] == []
    kept = answers["Lựa chọn gửi lên không có trong câu hỏi này."]
    assert "Mong hẹn đúng ngày." in kept.text
    assert f'name="q{words.pk}"' in kept.text
    assert stored() == (0, 0, 0)


def test_a_megabyte_of_words_is_refused_and_three_are_not_read(client, survey):
    large = client.post(address(survey, "form"), typed(survey, words="a" * 1_000_000))
    huge = client.post(address(survey, "form"), typed(survey, words="a" * 3_000_000))

    assert (large.status_code, "Dài quá 1000 ký tự" in large.text, huge.status_code) == (422, True, 413)
    assert stored() == (0, 0, 0)


def test_words_on_changed_questions_are_read_again_before_they_are_stored(client, survey):
    fields = typed(survey, wording="khác")

    answer = client.post(address(survey, "form"), fields)

    assert (answer.status_code, "Phiếu vừa được sửa" in answer.text) == (409, True)
    assert stored() == (0, 0, 0)
    again = client.post(address(survey, "form"), fields | {"wording": survey.wording})
    assert again.status_code == 302


def test_a_program_that_fills_in_every_box_is_thanked_and_not_counted(client, survey):
    answer = client.post(address(survey, "form"), typed(survey, website="http://x.example"))

    assert (answer.status_code, stored()) == (302, (0, 0, 0))


def test_many_answers_from_one_place_have_to_wait_and_keep_what_was_typed(client, survey, settings):
    settings.RATE_LIMIT_FACTOR = 1
    here = [(limits.SURVEY_OPEN, "127.0.0.1", 1)]
    for _ in range(limits.SURVEY_OPEN.most - 1):
        check(*here)

    last, over = (client.post(address(survey, "form"), typed(survey, form_key=key)) for key in "ab")

    assert (last.status_code, over.status_code, "Mong hẹn đúng ngày." in over.text) == (302, 429, True)
    assert SurveyAnswer.objects.count() == 1


def test_words_that_accuse_or_hold_a_number_are_restricted(client, survey):
    answered(survey, 1)
    client.post(
        address(survey, "form"), typed(survey, form_key="b", words="Tôi tố cáo ông trưởng thôn nhận hối lộ.")
    )
    client.post(address(survey, "form"), typed(survey, form_key="c", words="Căn cước 001085012345."))

    assert list(SurveyText.objects.values_list("restricted", flat=True)) == ["", "denunciation", "identity"]


def test_a_phone_without_scripts_answers(phone, live_server):
    survey = build.a_survey()
    phone.goto(live_server.url + address(survey, "form"))

    phone.get_by_label("4. Hài lòng").first.check()
    phone.get_by_label("a. Hướng dẫn giấy tờ rõ ràng ngay từ đầu").check()
    phone.get_by_role("button", name="Gửi câu trả lời").click()

    expect(phone.get_by_role("heading", name="Đã nhận câu trả lời")).to_be_visible()
    assert [one.option for one in SurveyChoice.objects.all()] == [3, 0]
