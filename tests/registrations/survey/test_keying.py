"""Clerks key in papers: a key a question, the number comes from the portal, the last paper can be taken back."""

import pytest
from django.test import Client

from dialogue_portal.accounts.roles import Role
from registrations.survey.models import SurveyAnswer
from registrations.survey.starter import STARTERS
from tests import build
from tests.registrations.survey.filled import address, answered, pressed

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(commune):
    return build.a_survey(build.a_round(build.a_plan(commune, state="issued")))


def papers(survey):
    return list(survey.answers.exclude(number=None).order_by("number").values_list("number", "keyed_by"))


def test_keys_are_stored_as_choices_and_the_page_says_the_number_to_write_on_the_paper(client, survey, clerk):
    sent = pressed(survey, ["5", "4", " 1 ", "C", "2", "a, c e"], words="Hẹn đúng ngày.")

    page = client.post(address(survey, "keying"), sent, follow=True)

    paper = SurveyAnswer.objects.get()
    assert [one.option for one in paper.choices.all()] == [4, 3, 0, 2, 1, 0, 2, 4]
    assert [one.text for one in paper.texts.all()] == ["Hẹn đúng ngày."]
    assert (paper.channel, paper.keyed_by, paper.number) == ("paper", clerk, 1)
    assert "Xin ghi số 1 lên phiếu vừa nhập." in page.text
    assert "Đã nhập 1 phiếu giấy, trong đó ông/bà nhập 1." in page.text


def test_empty_boxes_are_no_answer_and_an_empty_paper_is_refused(client, survey, clerk):
    client.post(address(survey, "keying"), pressed(survey, ["", "3"]))
    empty = client.post(address(survey, "keying"), pressed(survey, [], form_key="trống"))

    assert [one.option for one in SurveyAnswer.objects.get().choices.all()] == [2]
    assert (empty.status_code, "Phiếu còn trống." in empty.text) == (422, True)


@pytest.mark.parametrize(
    ("signs", "sentence"),
    [
        (["6"], "Câu này chỉ có các ô từ 1 đến 5."),
        (["x"], "Câu này chỉ có các ô từ 1 đến 5."),
        (["45"], "Câu này chỉ chọn một ô."),
        (["1", "1", "1", "f"], "Câu này chỉ có các ô từ a đến e."),
        (["1", "1", "1", "1", "1", "abz"], "Câu này chỉ có các ô từ a đến e."),
        (["²"], "Câu này chỉ có các ô từ 1 đến 5."),
    ],
)
def test_a_key_of_no_box_is_refused_and_what_was_pressed_stays(client, survey, clerk, signs, sentence):
    answer = client.post(address(survey, "keying"), pressed(survey, signs, words="Lời còn giữ"))

    assert (answer.status_code, sentence in answer.text, "Lời còn giữ" in answer.text) == (422, True, True)
    assert papers(survey) == []


def test_the_same_page_sent_twice_is_one_paper(client, survey, clerk):
    for _ in range(2):
        client.post(address(survey, "keying"), pressed(survey, ["5"]))

    assert papers(survey) == [(1, clerk.pk)]


def test_clerks_get_numbers_in_turn_and_take_back_only_their_own_last_paper(client, commune, survey, clerk):
    colleague, other = build.a_member(commune, Role.CLERK), Client()
    other.force_login(colleague)
    for number, browser in enumerate((client, client, other)):
        browser.post(address(survey, "keying"), pressed(survey, ["5"], form_key=str(number)))

    dropped = client.post(address(survey, "drop_last"), follow=True)

    assert "Đã bỏ phiếu số 2. Phiếu nhập tiếp theo lấy lại số 2." in dropped.text
    assert papers(survey) == [(1, clerk.pk), (3, colleague.pk)]
    client.post(address(survey, "keying"), pressed(survey, ["4"], form_key="lại", number="2"))
    other.post(address(survey, "keying"), pressed(survey, ["4"], form_key="nữa", number="2"))
    assert papers(survey) == [(1, clerk.pk), (2, clerk.pk), (3, colleague.pk), (4, colleague.pk)]
    assert [record.note for record in survey.records] == ["Phiếu số 2"]


def test_there_is_nothing_to_take_back_before_the_first_paper(client, survey, clerk):
    answered(survey, 1)

    page = client.post(address(survey, "drop_last"), follow=True)

    assert "Ông/bà chưa nhập phiếu giấy nào của khảo sát này." in page.text
    assert survey.answers.count() == 1


def test_who_handed_in_the_pile_goes_on_to_the_next_paper_and_is_counted(client, survey, clerk):
    collector = build.a_collector(survey.round, name="Thôn Đông")
    foreign = build.a_collector(name="Thôn lạ")

    sent = client.post(address(survey, "keying"), pressed(survey, ["5"], collector=str(collector.pk)))
    refused = client.post(
        address(survey, "keying"), pressed(survey, ["5"], form_key="lạ", collector=str(foreign.pk))
    )

    assert f'<option value="{collector.pk}" selected>' in client.get(sent.url).text
    assert (refused.status_code, "Xin chọn một đầu mối của đợt này." in refused.text) == (422, True)
    results = client.get(address(survey, "results")).text
    assert "Phiếu giấy theo đầu mối nộp: Thôn Đông 1." in results


def test_papers_are_keyed_in_after_the_last_day_and_odd_addresses_are_no_trouble(client, commune, clerk):
    round = build.a_round(build.a_plan(commune, state="issued"))
    survey = build.a_survey(round, STARTERS[:1], opens_on=None, closes_on=None, is_for_all=False)

    sent = client.post(address(survey, "keying"), pressed(survey, ["5"]))
    odd = [
        client.get(address(survey, "keying"), {"so": odd, "dau-moi": odd}) for odd in ("²", "x" * 99, "-1")
    ]

    assert (sent.status_code, papers(survey)) == (302, [(1, clerk.pk)])
    assert [answer.status_code for answer in odd] == [200] * 3
