from collections.abc import Iterator

from dialogue_portal.documents.annexes import AnnexLine, table_of
from dialogue_portal.formats.days import day_on_paper
from registrations.survey.documents import SurveySheet
from registrations.surveyresults.charts import bar_chart
from registrations.surveyresults.results import QuestionResult, SurveyResult

COLUMNS = ("Nội dung trả lời", "Số phiếu", "Tỷ lệ")
TEXTS_KEPT = "Lời viết không in ở đây: Văn phòng đọc và lưu."


class SurveyResultSheet(SurveySheet):
    """Kết quả khảo sát: numbers, shares and bars, to be posted; no word that people wrote stands in it."""

    def __init__(self, result: SurveyResult):
        super().__init__(result.survey)
        self.result = result
        self.title = f"Kết quả {self.survey.title[0].lower()}{self.survey.title[1:]}"

    def lines(self) -> Iterator[AnnexLine]:
        """The head, how many answered, and each question with its bars and its table."""
        survey = self.survey
        yield from self.heading()
        yield AnnexLine("value", self.authority.name, "Cơ quan khảo sát:")
        if survey.opens_on and survey.closes_on:
            days = f"từ {day_on_paper(survey.opens_on)} đến hết {day_on_paper(survey.closes_on)}"
            yield AnnexLine("value", f"{days}.", "Thời gian nhận phiếu:")
        printed = f" Đã phát {survey.copies} phiếu giấy." if survey.copies else ""
        yield AnnexLine("value", f"{self.result.sentence}{printed}", "Số phiếu:")
        for number, question in enumerate(self.result.questions, 1):
            yield AnnexLine("numbered", "", f"{number}. {question.question.text}")
            yield AnnexLine("text", question.sentence + (f" {TEXTS_KEPT}" if question.texts else ""))
            if question.answered and not question.is_words:
                yield AnnexLine("drawing", "", drawing=bar_chart(question, number, on_paper=True))
                yield from shares_of(question)
        yield AnnexLine(
            "text",
            "Câu chọn nhiều ô: cộng các tỷ lệ có thể quá 100\u00a0%. Câu có ít hơn 5 người trả lời không tính tỷ lệ.",
        )
        yield AnnexLine("signing", "Người tổng hợp")


def shares_of(result: QuestionResult) -> list[AnnexLine]:
    """The counts of a question as a table, beside those of earlier rounds where the same was asked."""
    head, rows = (
        list(COLUMNS),
        [
            [f"{option.sign}. {option.text}", str(option.count), option.percent or "–"]
            for option in result.options
        ],
    )
    for earlier in result.earlier[:1]:
        head.append(f"Tỷ lệ {earlier.question.survey.round.when}")
        for row, option in zip(rows, earlier.options, strict=True):
            row.append(option.percent or "–")
    return table_of([head, *rows])
