"""What the office reads of the answers: counts, shares, bars, earlier rounds, and what stands in no print."""

import csv
import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from pdfminer.high_level import extract_text

from conferences.conclusion.documents import ConclusionPaper, first_draft
from dialogue_portal.accounts.roles import Role
from registrations.personaldata.retention import end_retention
from registrations.survey.models import TEXT_GONE, SurveyText
from registrations.survey.starter import SATISFIED, STARTERS, Asked
from registrations.surveyresults.results import result_of
from tests import build
from tests.registrations.survey.filled import address, answered, pressed, typed

pytestmark = pytest.mark.django_db

ACCUSING = "Tôi tố cáo ông trưởng thôn nhận hối lộ."


@pytest.fixture
def plan(commune):
    return build.a_plan(commune, state="issued")


def text_of(pdf):
    return " ".join(extract_text(io.BytesIO(pdf.content)).replace("\xa0", " ").split())


def test_counts_shares_and_ways_are_told(client, plan, clerk):
    survey = build.a_survey(build.a_round(plan))
    answered(survey, 4, place=4)
    client.post(address(survey, "keying"), pressed(survey, ["2"]))

    result = result_of(survey)

    first = result.questions[0]
    assert (first.answered, first.counts) == (5, (0, 1, 0, 0, 4))
    assert [option.percent for option in first.options] == [
        "0\xa0%",
        "20\xa0%",
        "0\xa0%",
        "0\xa0%",
        "80\xa0%",
    ]
    assert first.sentence == "80\xa0% trong 5 người trả lời chọn «hài lòng» hoặc «rất hài lòng»."
    assert result.sentence == "5 phiếu trả lời (phiếu giấy: 1; liên kết chung: 4)."


def test_fewer_than_five_answers_have_no_shares(client, plan, clerk):
    survey = build.a_survey(build.a_round(plan))
    answered(survey, 4)

    page = client.get(address(survey, "results"))

    assert "Mới có 4 người trả lời: ít hơn 5 nên chỉ ghi số phiếu, không tính tỷ lệ." in page.text
    assert "100\xa0%" not in page.text


def test_each_chart_is_described_and_its_table_stands_below(client, plan, clerk):
    survey = build.a_survey(build.a_round(plan), STARTERS[:2])
    answered(survey, 5)

    page = client.get(address(survey, "results")).text

    name = f"khao-sat-{survey.questions.first().pk}"
    assert f'aria-labelledby="{name}-ten {name}-mo-ta"' in page
    assert f'<title id="{name}-ten">Câu 1: {STARTERS[0].text}</title>' in page
    assert page.count('<svg class="survey-chart"') == page.count('<table class="table table-cards">') == 2


def test_the_same_question_of_an_earlier_round_stands_beside_and_another_wording_does_not(
    client, plan, clerk
):
    reworded = Asked("scale", "Ông/bà hài lòng chứ?", SATISFIED)
    earlier = build.a_survey(build.a_round(plan), [STARTERS[0], reworded])
    answered(earlier, 5, place=0)
    later = build.a_survey(build.a_round(plan), [STARTERS[0], STARTERS[4]])
    answered(later, 5, place=4)

    same, other = result_of(later).questions

    assert [(one.question.survey, one.counts) for one in same.earlier] == [(earlier, (5, 0, 0, 0, 0))]
    assert other.earlier == ()
    assert [cell.percent for cell in same.options[0].earlier] == ["100\xa0%"]
    assert str(earlier.round) in client.get(address(later, "results")).text


def test_restricted_words_are_read_by_one_person_and_stand_in_no_file(client, commune, plan, clerk):
    survey = build.a_survey(build.a_round(plan))
    answered(survey, 5)
    client.post(address(survey, "form"), typed(survey, form_key="tố", words=ACCUSING))
    seen = {}
    for role in (Role.CLERK, Role.OFFICE_HEAD):
        client.force_login(build.a_member(commune, role))
        seen[role] = ACCUSING in client.get(address(survey, "results")).text
        files = [client.get(address(survey, f"results_{kind}")) for kind in ("pdf", "docx", "xlsx", "csv")]
        book = load_workbook(io.BytesIO(files[2].content))
        words = [row[1].value for row in book["Ý kiến viết thêm"].iter_rows(min_row=2)]

        assert words == ["Mong hẹn đúng ngày."] * 5
        assert "Mong hẹn" not in text_of(files[0])
        assert "tố cáo" not in text_of(files[0]) + files[3].content.decode()

    assert seen == {Role.CLERK: False, Role.OFFICE_HEAD: True}


def test_no_cell_is_a_formula(client, plan, clerk):
    asked = Asked("one", "=1+1 là mấy?", ("=HYPERLINK(1)", "@SUM(A1)"))
    survey = build.a_survey(build.a_round(plan), [asked, STARTERS[6]])
    answered(survey, 1, place=0, words="=cmd|' /C calc'!A0")

    rows = list(
        csv.reader(io.StringIO(client.get(address(survey, "results_csv")).content.decode("utf-8-sig")))
    )
    book = load_workbook(io.BytesIO(client.get(address(survey, "results_xlsx")).content))

    assert {cell[:1] for row in rows for cell in row} & set("=+-@") == set()
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row if cell.value} == {
        "s",
        "n",
    }
    assert book["Kết quả"]["B2"].value == "=1+1 là mấy?"


def test_the_print_has_the_numbers_and_no_words_of_people(client, plan, clerk):
    survey = build.a_survey(build.a_round(plan), copies=40)
    answered(survey, 5, place=4)

    text = text_of(client.get(address(survey, "results_pdf")))

    assert "KẾT QUẢ PHIẾU KHẢO SÁT" in text
    assert "5 phiếu trả lời (liên kết chung: 5). Đã phát 40 phiếu giấy." in text
    assert "100 % trong 5 người trả lời chọn «hài lòng» hoặc «rất hài lòng»." in text
    assert "5 người viết ý kiến. Lời viết không in ở đây" in text


def test_the_page_costs_the_same_for_one_answer_and_for_five(client, plan, clerk, queries_of):
    survey = build.a_survey(build.a_round(plan))
    answered(survey, 1)

    one = queries_of(address(survey, "results"))
    answered(survey, 5)

    assert queries_of(address(survey, "results")) == one


def test_the_draft_of_the_conclusion_has_a_paragraph_and_rows_of_the_survey_which_print_as_a_table(
    plan, clerk
):
    round = build.a_round(plan)
    survey = build.a_survey(round, [STARTERS[0], STARTERS[5], STARTERS[6]])
    answered(survey, 5, place=4)
    conclusion = build.a_conclusion(build.a_conference(round))

    conclusion.text = first_draft(conclusion)

    assert conclusion.text.splitlines()[-5:] == [
        "Phiếu khảo sát: 5 phiếu trả lời (liên kết chung: 5).",
        "Nội dung khảo sát | Số người trả lời | Kết quả",
        f"{STARTERS[0].text} | 5 | 100\xa0% hài lòng hoặc rất hài lòng",
        f"{STARTERS[5].text} | 5 | 100\xa0%: hỗ trợ nộp hồ sơ qua mạng",
        f"{STARTERS[6].text} | 5 | 5 ý kiến viết thêm",
    ]
    tables = [block.table for block in ConclusionPaper(conclusion).body() if block.table]
    assert [len(table.rows) for table in tables] == [4]


def test_words_are_blanked_when_their_time_is_over_and_counts_stay(commune, plan):
    survey = build.a_survey(build.a_round(plan))
    answered(survey, 5)
    late = survey.round.held_on + timedelta(days=31 * commune.personal_data_months + 31)
    before = [result.counts for result in result_of(survey).questions]

    end_retention(today=late)

    assert set(SurveyText.objects.values_list("text", flat=True)) == {TEXT_GONE}
    assert [result.counts for result in result_of(survey).questions] == before
