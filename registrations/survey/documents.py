from collections.abc import Iterator

from django.conf import settings

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.days import say_hour, weekday_on_paper
from plans.roundpapers.documents import short_address
from registrations.survey.models import Survey, SurveyLink
from registrations.survey.states import AskedAs

WRITING_LINES = 4
HOW = {AskedAs.SEVERAL: " (đánh dấu được nhiều ô)"}


class SurveySheet(Sheet):
    """What the sheets of a survey share."""

    def __init__(self, survey: Survey):
        self.survey, self.authority, self.title = survey, survey.authority, survey.title

    def heading(self, note: str = "") -> list[AnnexLine]:
        """Quốc hiệu, the title, and which conference it is about."""
        round = self.survey.round
        held = f"Hội nghị đối thoại {round.when}"
        if round.starts_at and round.held_on:
            held = f"Hội nghị đối thoại: {say_hour(round.starts_at)}, {weekday_on_paper(round.held_on)}"
        place = f", tại {round.place}" if round.place else ""
        return headed(self.title.upper(), f"({note}{held}{place})")


class BlankSurvey(SurveySheet):
    """Phiếu khảo sát giấy: boxes to tick, who collects it and by when, the QR code of the common link."""

    is_for_everybody = True

    def lines(self) -> Iterator[AnnexLine]:
        """The head, the questions with their boxes, and where it can be answered online."""
        survey = self.survey
        yield from self.heading()
        yield AnnexLine("value", self.authority.name, "Cơ quan khảo sát:")
        if survey.collected_by or survey.closes_on:
            by_when = f"chậm nhất {weekday_on_paper(survey.closes_on)}" if survey.closes_on else ""
            yield AnnexLine(
                "value", "; ".join(filter(None, [survey.collected_by, by_when])) + ".", "Nộp phiếu cho:"
            )
        for line in survey.intro.splitlines():
            yield AnnexLine("text", line)
        yield AnnexLine("text", "Đánh dấu × vào một ô của mỗi câu, trừ câu ghi là được nhiều ô.")
        for number, question in enumerate(survey.questions.all(), 1):
            yield AnnexLine("numbered", HOW.get(AskedAs(question.kind), ""), f"{number}. {question.text}")
            if question.kind == AskedAs.WORDS:
                yield from [AnnexLine("writing", "")] * WRITING_LINES
            else:
                choices = tuple(f"{sign}. {text}" for sign, text in question.lettered)
                yield AnnexLine("boxes", "", choices=choices)
        yield AnnexLine(
            "text", "Không ghi số căn cước vào phiếu. Đơn khiếu nại, tố cáo không nhận bằng phiếu này."
        )
        if survey.is_for_all:
            address = survey.open_address
            yield AnnexLine(
                "qr",
                address,
                f"Trả lời qua mạng, không cần tài khoản: quét mã này hoặc mở\n{short_address(address)}",
            )
        yield AnnexLine("field", "Số phiếu (người nhập ghi):")


class SurveySlips(SurveySheet):
    """Phiếu cắt rời: one slip for each link that is still unused, to be cut out and handed out by chance."""

    def __init__(self, survey: Survey, links: list[SurveyLink]):
        super().__init__(survey)
        self.links = links

    def lines(self) -> Iterator[AnnexLine]:
        """One slip for each link."""
        until = (
            f"Trả lời đến hết {weekday_on_paper(self.survey.closes_on)}. " if self.survey.closes_on else ""
        )
        for link in self.links:
            address = settings.BASE_URL + link.get_absolute_url()
            yield AnnexLine(
                "slip",
                address,
                f"{self.authority.short_name}: {self.title}\n{until}Quét mã hoặc mở\n{short_address(address)}\n"
                "Dùng một lần, không ghi tên.",
            )
