"""What surveys of a round say, as lines of a report: a sentence, and rows that a paper prints as a table."""

from collections.abc import Iterator

from plans.models import Round
from registrations.survey.models import Survey
from registrations.surveyresults.results import FEWEST_FOR_SHARES, QuestionResult, SurveyResult, result_of

HEAD = "Nội dung khảo sát | Số người trả lời | Kết quả"


def answered_surveys(round: Round) -> list[SurveyResult]:
    """The results of the surveys of a round that somebody has answered."""
    surveys = Survey.objects.filter(round=round).select_related("authority", "round").order_by("pk")
    results = (result_of(survey, compared=False) for survey in surveys)
    return [result for result in results if result.answered]


def lines_of_round(round: Round) -> Iterator[str]:
    """The paragraph and the rows of each answered survey; words that people wrote are only counted."""
    for result in answered_surveys(round):
        yield f"{result.survey.title}: {result.sentence}"
        yield HEAD
        for question in (one for one in result.questions if one.answered):
            text = question.question.text.replace("|", "/")
            yield f"{text} | {question.answered} | {outcome_of(question)}"


def outcome_of(question: QuestionResult) -> str:
    """What a row says of one question."""
    if question.is_words:
        return f"{question.texts} ý kiến viết thêm"
    if not question.has_shares:
        return f"ít hơn {FEWEST_FOR_SHARES} người, không tính tỷ lệ"
    if question.upper_share is not None:
        chosen = " hoặc ".join(question.question.options[-2:]).lower()
        return f"{question.upper_percent} {chosen}"
    top = question.most_chosen
    return f"{top.percent}: {top.text.lower()}".replace("|", "/")
