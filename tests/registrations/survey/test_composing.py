"""The office composes a survey, prints it, and sets when and how it is answered."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document
from pdfminer.high_level import extract_text

from dialogue_portal.accounts.roles import Role
from registrations.survey.models import Survey
from registrations.survey.starter import SATISFIED, STARTERS, Asked
from registrations.survey.states import AskedAs
from tests import build
from tests.registrations.survey.filled import address, answered

pytestmark = pytest.mark.django_db


def new(round):
    return reverse("registrations:survey_new", args=[round.authority.slug, round.pk])


def head(**fields):
    return {"title": "Phiếu lấy ý kiến", "intro": "Xin trả lời.", "collected_by": "Mặt trận thôn"} | fields


def test_a_survey_begins_with_the_starter_questions_that_are_chosen(client, commune, clerk):
    round = build.a_round(build.a_plan(commune, state="issued"))

    answer = client.post(new(round), head(starters=["0", "5"]))

    survey = Survey.objects.get()
    assert answer.url == survey.get_absolute_url()
    assert [question.asked for question in survey.questions.all()] == [STARTERS[0], STARTERS[5]]
    assert (survey.title, survey.collected_by, survey.opens_on) == ("Phiếu lấy ý kiến", "Mặt trận thôn", None)
    assert [record.step for record in survey.records] == ["compose_survey"]


def test_the_questions_of_an_earlier_survey_are_copied_whole_with_their_keys(client, commune, clerk):
    plan = build.a_plan(commune, state="issued")
    earlier = build.a_survey(build.a_round(plan), STARTERS[2:5])

    client.post(new(build.a_round(plan)), head(copied=str(earlier.pk), starters=["0"]))

    copy = Survey.objects.exclude(pk=earlier.pk).get()
    keys = [list(survey.questions.values_list("key", "text", "options")) for survey in (earlier, copy)]
    assert keys[0] == keys[1]


def test_nothing_is_made_without_a_question_or_a_title(client, commune, clerk):
    round = build.a_round(build.a_plan(commune, state="issued"))

    answers = [
        client.post(new(round), head()),
        client.post(new(round), head(starters=["0"], title=" ")),
        client.post(new(round), head(starters=["99"])),
    ]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert "Xin chọn ít nhất một câu hỏi." in answers[0].text
    assert "Xin ghi tên phiếu." in answers[1].text
    assert not Survey.objects.exists()


def test_questions_are_added_reworded_moved_and_taken_out(client, commune, clerk):
    survey = build.a_survey(build.a_round(build.a_plan(commune, state="issued")), STARTERS[:2])
    first, second = survey.questions.all()
    own = {"kind": "one", "text": "Ông/bà biết hội nghị qua đâu?", "options": "Loa\n\nTrưởng thôn\nMạng"}

    client.post(address(survey, "question_new"), own)
    client.post(
        address(survey, "question", first.pk), {"kind": "words", "text": "Xin góp ý.", "options": "thừa"}
    )
    client.post(address(survey, "order", second.pk), {"move": "up"})

    assert [question.asked for question in survey.questions.all()] == [
        STARTERS[1],
        Asked("words", "Xin góp ý."),
        Asked("one", "Ông/bà biết hội nghị qua đâu?", ("Loa", "Trưởng thôn", "Mạng")),
    ]
    client.post(address(survey, "order", second.pk), {"move": "out"})
    assert [question.text for question in survey.questions.all()] == ["Xin góp ý.", own["text"]]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Xin ghi câu hỏi."),
        ({"kind": "khác"}, "Xin chọn một trong các cách trả lời"),
        ({"options": "Một"}, "Xin ghi từ hai đến chín lựa chọn"),
        ({"options": "Có\nCÓ"}, "Có hai lựa chọn giống nhau."),
        ({"kind": "scale"}, "Thang năm mức cần đúng năm dòng, ở đây có 2."),
        ({"options": "\n".join("abcdefghik")}, "ở đây có 10"),
        (
            {"kind": "scale", "text": STARTERS[0].text, "options": "\n".join(SATISFIED)},
            "Phiếu đã có đúng câu hỏi này.",
        ),
    ],
)
def test_a_faulty_question_is_refused_with_everything_kept(client, commune, clerk, fields, sentence):
    survey = build.a_survey(build.a_round(build.a_plan(commune, state="issued")))
    sent = {"kind": "one", "text": "Câu hỏi riêng?", "options": "Có\nKhông"} | fields

    answer = client.post(address(survey, "question_new"), sent)

    assert (answer.status_code, sentence in answer.text, sent["text"] in answer.text) == (422, True, True)
    assert survey.questions.count() == len(STARTERS)


def test_once_somebody_has_answered_the_questions_are_frozen(client, commune, clerk):
    survey = build.a_survey(build.a_round(build.a_plan(commune, state="issued")))
    answered(survey, 1)
    first, before = survey.questions.first(), list(survey.questions.values())

    answers = [
        client.get(address(survey, "question", first.pk), follow=True),
        client.post(address(survey, "question", first.pk), {"kind": "words", "text": "Khác?"}),
        client.post(address(survey, "order", first.pk), {"move": "down"}, follow=True),
        client.post(address(survey, "order", first.pk), {"move": "out"}, follow=True),
    ]

    assert ["Đã có người trả lời phiếu này" in answer.text for answer in answers] == [True] * 4
    assert list(survey.questions.values()) == before


def test_days_stand_in_order_and_a_common_link_has_days(client, commune, clerk):
    survey = build.a_survey(
        build.a_round(build.a_plan(commune, state="issued")), opens_on=None, closes_on=None, is_for_all=False
    )
    settings = head(most_open="1000", opens_on="", closes_on="")

    answers = {
        "ngược": client.post(
            address(survey, "settings"), settings | {"opens_on": "12/6/2026", "closes_on": "11/6/2026"}
        ),
        "thiếu": client.post(address(survey, "settings"), settings | {"opens_on": "12/6/2026"}),
        "chung": client.post(address(survey, "settings"), settings | {"is_for_all": "on"}),
        "được": client.post(
            address(survey, "settings"), settings | {"opens_on": "12/6/2026", "closes_on": "12/6/2026"}
        ),
    }

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "ngược": 422,
        "thiếu": 422,
        "chung": 422,
        "được": 302,
    }
    survey.refresh_from_db()
    assert survey.opens_on == survey.closes_on is not None


def test_the_paper_form_carries_the_questions_the_collector_the_last_day_and_the_address(
    client, commune, clerk
):
    round = build.a_round(build.a_plan(commune, state="issued"))
    closes_on = localdate() + timedelta(days=7)
    survey = build.a_survey(round, collected_by="Ban Mặt trận thôn", closes_on=closes_on)

    pdf = extract_text(io.BytesIO(client.get(address(survey, "blank_pdf")).content))
    word = Document(io.BytesIO(client.get(address(survey, "blank_docx")).content))

    words = " ".join(paragraph.text for paragraph in word.paragraphs).replace("\xa0", " ")
    for text in (" ".join(pdf.replace("\xa0", " ").split()), " ".join(words.split())):
        assert "Ban Mặt trận thôn; chậm nhất" in text
        assert all(asked.text in text for asked in STARTERS)
        assert all(option in text for asked in STARTERS for option in asked.options)
        assert f"phieu-khao-sat/{survey.pk}" in text


def test_links_are_made_and_printed_as_slips_and_used_ones_are_not_printed_again(client, commune, clerk):
    survey = build.a_survey(build.a_round(build.a_plan(commune, state="issued")))

    made = client.post(address(survey, "links"), {"number": "3"})
    refused = [client.post(address(survey, "links"), {"number": number}) for number in ("0", "501", "ba", "")]
    survey.links.filter(pk=survey.links.first().pk).update(is_used=True)
    slips = extract_text(io.BytesIO(client.get(address(survey, "slips")).content))

    codes = {link.code: link.is_used for link in survey.links.all()}
    assert (made.status_code, [answer.status_code for answer in refused]) == (302, [422] * 4)
    assert len(codes) == 3
    assert {code: code not in "".join(slips.split()) for code in codes} == codes


def test_only_the_office_runs_surveys_and_others_of_the_commune_read_no_results(client, commune):
    survey = build.a_survey(build.a_round(build.a_plan(commune, state="issued")))
    seen = {}
    for role in (Role.OFFICE_HEAD, Role.CHAIR, Role.SECRETARY, Role.OFFICER):
        client.force_login(build.a_member(commune, role))
        pages = (address(survey, "results"), address(survey, "keying"), address(survey, "settings"))
        seen[role] = [client.get(page).status_code for page in pages]

    assert seen == {
        Role.OFFICE_HEAD: [200, 200, 200],
        Role.CHAIR: [200, 403, 403],
        Role.SECRETARY: [200, 403, 403],
        Role.OFFICER: [403, 403, 403],
    }


def test_the_list_costs_the_same_for_one_survey_and_for_five(client, commune, clerk, queries_of):
    round = build.a_round(build.a_plan(commune, state="issued"))
    page = reverse("registrations:surveys", args=[commune.slug])
    build.a_survey(round)

    one = queries_of(page)
    for _ in range(4):
        build.a_survey(round)

    assert queries_of(page) == one
    assert AskedAs.SCALE in {asked.kind for asked in STARTERS}
