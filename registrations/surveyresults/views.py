from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogue_portal.documents.spreadsheet import XLSX_TYPE
from dialogue_portal.documents.views import file_response, show_sheet
from registrations.survey import rules
from registrations.survey.models import SurveyText
from registrations.survey.views import for_readers, survey_of
from registrations.surveyresults import tables
from registrations.surveyresults.charts import bar_chart
from registrations.surveyresults.documents import SurveyResultSheet
from registrations.surveyresults.results import result_of

TEXTS_SHOWN = 500


@require_safe
@for_readers
def results(request, authority, pk):
    """Kết quả khảo sát: bars and tables of each question, earlier rounds, and what people wrote."""
    survey = survey_of(request, pk)
    result = result_of(survey)
    words = SurveyText.objects.visible_to(request.user).filter(question__survey=survey)
    texts = list(words.order_by("question__position", "pk")[:TEXTS_SHOWN])
    context = {
        "survey": survey,
        "result": result,
        "questions": [
            {
                "result": one,
                "chart": bar_chart(one, number) if one.answered and not one.is_words else "",
                "texts": [text for text in texts if text.question_id == one.question.pk],
            }
            for number, one in enumerate(result.questions, 1)
        ],
        "reads_restricted": rules.reads_restricted(request.user, request.authority.pk),
    }
    return render(request, "registrations/survey/results.html", context)


@require_safe
@for_readers
def result_file(request, authority, pk, kind):
    """Kết quả khảo sát as a file: "pdf", "docx", "xlsx" or "csv"; restricted words stand in none of them."""
    result = result_of(survey_of(request, pk))
    if kind in ("pdf", "docx"):
        return show_sheet(SurveyResultSheet(result), kind, "ket-qua-khao-sat")
    if kind == "csv":
        return file_response(tables.as_csv(result), "ket-qua-khao-sat.csv", tables.CSV_TYPE, "attachment")
    words = SurveyText.objects.visible_to(request.user).filter(question__survey=result.survey, restricted="")
    texts = words.order_by("question__position", "pk").values_list("question__text", "text")
    content = tables.as_xlsx(result, list(texts))
    return file_response(content, "ket-qua-khao-sat.xlsx", XLSX_TYPE, "attachment")
