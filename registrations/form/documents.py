from collections.abc import Iterator
from datetime import date, time
from typing import cast

from django.utils.timezone import localtime

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import paragraphs
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.days import say_hour, say_moment, weekday_on_paper
from dialogue_portal.formats.phones import say_phone
from plans.models import Round
from plans.roundpapers.documents import form_address, office_hours, short_address
from plans.rounds.dates import last_day_for_paper
from registrations.entry.channels import AGREED, Channel
from registrations.form.wording import (
    BOXES,
    COMES,
    CONSENT,
    NAME_CONSENT,
    PAPER_FIELDS,
    STAYS_AWAY,
    consent_name,
    consents_of,
)
from registrations.models import QuestionSource, Registration
from registrations.sender.models import NO, YES
from registrations.supplements.models import Supplement

# How many lines to write on: each question has one side of the sheet.
WRITING_LINES = {QuestionSource.PROCEDURES: 11, QuestionSource.HANDLING: 15}
LONGEST_MATTER = 160  # letters, so that the sheet keeps its room to write
SINCE_THEN = "Bản này in phiếu như lúc gửi; những gì người gửi sửa hoặc bổ sung từ đó xem ở trang tra cứu."
GAP = "\u00a0" * 8  # room to write a day or a month by hand


class FormSheet(Sheet):
    """What the blank and the filled form share; `round` has a date."""

    title = "Phiếu đăng ký tham gia đối thoại"

    def __init__(self, round: Round):
        self.round, self.authority = round, round.authority
        # A round with a date has all three (constraint round_fixed_has_date).
        self.held_on, self.starts_at = cast(date, round.held_on), cast(time, round.starts_at)
        self.last_day = cast(date, round.registration_closes_on)

    def heading(self) -> list[AnnexLine]:
        """Quốc hiệu, the title, and when, where and about what the conference takes place."""
        when = f"{say_hour(self.starts_at)}, {weekday_on_paper(self.held_on)}"
        matter = self.round.matter
        about = f"; nội dung: {matter}" if matter and len(matter) <= LONGEST_MATTER else ""
        return headed(self.title.upper(), f"(Hội nghị đối thoại: {when}, tại {self.round.place}{about})")


class BlankForm(FormSheet):
    """Phiếu trống: two sides of A4 to fill in by hand."""

    is_for_everybody = True

    def lines(self) -> list[AnnexLine]:
        """Where and until when to hand it in, the fields, the two questions, the consent and the signature."""
        plan, authority = self.round.plan, self.authority
        address = plan.address_in_use or authority.name
        if hours := office_hours(authority):
            address = f"{address} ({hours})"
        email = plan.email_in_use
        ways = "; ".join(filter(None, [address, email and f"thư điện tử {email}"]))
        online = form_address(self.round)
        paper = last_day_for_paper(self.round)
        on_paper = f"; nộp trực tiếp: {weekday_on_paper(paper)}" if paper else ""
        return [
            *self.heading(),
            AnnexLine("value", f"{ways}.", "Nộp phiếu tại:"),
            AnnexLine("value", f"hết {weekday_on_paper(self.last_day)}{on_paper}.", "Chậm nhất:"),
            *(AnnexLine("field", label) for label in PAPER_FIELDS.values()),
            AnnexLine("box", f"{COMES}."),
            AnnexLine("box", f"{STAYS_AWAY} (ý kiến vẫn được trả lời)."),
            *self._question(1, QuestionSource.PROCEDURES),
            AnnexLine("turn", ""),
            *self._question(2, QuestionSource.HANDLING),
            AnnexLine("text", "Đơn khiếu nại, tố cáo không nhận bằng phiếu này. Không cần ghi số căn cước."),
            AnnexLine("box", CONSENT),
            AnnexLine("box", NAME_CONSENT),
            AnnexLine("dated", f"{authority.place}, ngày{GAP}tháng{GAP}năm {self.held_on.year}"),
            AnnexLine("signer", "NGƯỜI ĐĂNG KÝ"),
            AnnexLine("signing", "(Ký, ghi rõ họ tên)"),
            AnnexLine("room", ""),
            AnnexLine(
                "qr", online, f"Gửi qua mạng, có biên nhận ngay: quét mã này hoặc mở\n{short_address(online)}"
            ),
        ]

    def _question(self, number: int, source: QuestionSource) -> Iterator[AnnexLine]:
        yield AnnexLine(
            "numbered", f" ({BOXES[source][0].lower()}{BOXES[source][1:]})", f"{number}. {source.label}"
        )
        yield from [AnnexLine("writing", "")] * WRITING_LINES[source]


class FilledForm(FormSheet):
    """Phiếu đã gửi: the same form with what was sent, when, and the consent that was given."""

    def __init__(self, registration: Registration):
        super().__init__(registration.round)
        self.registration = registration

    @property
    def is_changed(self) -> bool:
        """Whether the sender corrected or added something since."""
        added = Supplement.objects.filter(question__registration=self.registration)
        return self.registration.sender_changes.exists() or added.exists()

    def lines(self) -> list[AnnexLine]:
        """The code, the person, the questions as they were sent, and the consent."""
        sent = self.registration
        organisation = sent.as_sent("organisation")
        to_answer, to_name = consents_of(sent.consent_version)
        asked: dict[str, list[str]] = {source: [] for source in BOXES}
        for question in sent.questions.prefetch_related("supplements"):
            if question.split_from_id is None:
                asked[question.source].append(question.as_sent)
        values = [
            ("Mã phiếu:", sent.shown_code),
            ("Số phiếu:", str(sent.slip_number or "")),
            *received(sent),
            ("Đã rút:", say_moment(sent.withdrawn_at) if sent.withdrawn_at else ""),
            ("Tổ chức, doanh nghiệp:", organisation),
            ("Người đại diện:" if organisation else "Họ và tên:", sent.as_sent("full_name")),
            ("Số điện thoại:", say_phone(sent.as_sent("phone"))),
            ("Địa chỉ:", sent.as_sent("address")),
            ("Thư điện tử:", sent.as_sent("email")),
        ]
        return [
            *self.heading(),
            *(AnnexLine("value", value, label) for label, value in values if value),
            *(
                AnnexLine("ticked" if sent.as_sent("attends") == answer else "box", f"{words}.")
                for answer, words in ((YES, COMES), (NO, STAYS_AWAY))
            ),
            *(
                line
                for number, source in enumerate(BOXES, 1)
                for line in (
                    AnnexLine("numbered", "", f"{number}. {source.label}"),
                    *(AnnexLine("answer", text) for text in paragraphs(counted_matters(asked[source]))),
                )
            ),
            *files_sent(sent),
            AnnexLine("ticked", to_answer),
            *(
                [AnnexLine("ticked" if sent.as_sent("named_in_public") == YES else "box", to_name)]
                if to_name
                else ()
            ),
            AnnexLine(
                "footnote",
                f"Lời đồng ý {consent_name(sent.consent_version)}, {AGREED[Channel(sent.channel)]}.",
            ),
            *([AnnexLine("footnote", SINCE_THEN)] if self.is_changed else ()),
        ]


def received(registration: Registration) -> list[tuple[str, str]]:
    """How and when a form came, as labels and values; of one that somebody else entered also that and when."""
    at = localtime(registration.received_at)
    moment = f"{at:%H:%M}, {weekday_on_paper(at.date())}"
    if not registration.is_entered:
        return [("Nhận lúc:", moment)]
    day = weekday_on_paper(registration.handed_in_on)
    return [
        ("Nhận:", f"{registration.get_channel_display()}, {day}"),
        ("Nhập thay:", f"{registration.entered_by_whom}, lúc {moment}"),
    ]


def counted_matters(matters: list[str]) -> str:
    """The matters of one kind as paragraphs, numbered where there are several."""
    if len(matters) < 2:
        return "".join(matters) or "(Không ghi.)"
    return "\n".join(f"({number}) {text}" for number, text in enumerate(matters, 1))


def files_sent(registration: Registration) -> Iterator[AnnexLine]:
    """The names of the files that came with the form."""
    files = registration.attachments.sent_with_the_form() if registration.attached else ()
    for label, is_slip in (("Bản chụp phiếu giấy:", True), ("Tệp gửi kèm:", False)):
        if names := [f"{file.name} ({file.shown_size})" for file in files if file.is_slip == is_slip]:
            yield AnnexLine("value", "; ".join(names), label)
