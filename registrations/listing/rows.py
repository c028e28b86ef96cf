"""One form as a line of the printed list and of the spreadsheet."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.timezone import localtime

from dialogue_portal.documents.spreadsheet import Cell
from dialogue_portal.formats.phones import say_phone
from registrations.models import Question, Registration


@dataclass(frozen=True)
class Line:
    """A form with its number in the list, the questions that the reader may read, and how many are hidden."""

    number: int
    form: Registration
    questions: list[Question]
    hidden: int

    @property
    def phone(self) -> str:
        """The number in groups."""
        return say_phone(self.form.phone)

    @property
    def words(self) -> list[str]:
        """The questions, and that there are others."""
        hidden = [f"({self.hidden} ý kiến đang hạn chế xem)"] if self.hidden else []
        return [question.text for question in self.questions] + hidden

    @property
    def sectors(self) -> str:
        """The sectors of its questions, each once."""
        names = [str(question.sector) for question in self.questions if question.sector]
        return "; ".join(dict.fromkeys(names))

    @property
    def cells(self) -> list[Cell]:
        """The columns of the spreadsheet (COLUMNS); days are days, everything that was typed is text."""
        form = self.form
        received = localtime(form.received_at).replace(tzinfo=None, microsecond=0)
        withdrawn = localtime(form.withdrawn_at).date() if form.withdrawn_at else None
        return [
            self.number,
            form.slip_number,
            form.full_name,
            form.organisation,
            self.phone,
            say_phone(form.second_phone),
            form.address,
            form.email,
            str(form.get_channel_display()),
            form.handed_in_on,
            received,
            "Có" if form.attends and not withdrawn else "Không",
            "Có" if form.named_in_public else "Không",
            str(form.round),
            form.late_reason,
            withdrawn,
            self.sectors,
            "\n\n".join(self.words),
        ]


COLUMNS = (
    ("STT", 6),
    ("Số phiếu", 9),
    ("Họ và tên", 24),
    ("Tổ chức, doanh nghiệp", 24),
    ("Điện thoại", 15),
    ("Điện thoại khác", 15),
    ("Địa chỉ", 28),
    ("Thư điện tử", 24),
    ("Nơi phiếu đến", 14),
    ("Ngày nhận", 12),
    ("Ghi vào cổng lúc", 18),
    ("Dự hội nghị", 8),
    ("Nêu tên khi công khai", 10),
    ("Đợt", 20),
    ("Nhận muộn vì", 24),
    ("Rút ngày", 12),
    ("Lĩnh vực", 20),
    ("Ý kiến", 60),
)


def lines_of(forms: list[Registration], questions: QuerySet) -> list[Line]:
    """The lines of forms in this order, in two queries; `questions` are those that the reader may read."""
    keys = [form.pk for form in forms]
    asked: dict[int, list[Question]] = defaultdict(list)
    for question in questions.filter(registration__in=keys).select_related("sector").order_by("pk"):
        asked[question.registration_id].append(question)
    everything: dict[int, int] = defaultdict(int)
    for key in Question.objects.filter(registration__in=keys).values_list("registration", flat=True):
        everything[key] += 1
    return [
        Line(number, form, asked[form.pk], everything[form.pk] - len(asked[form.pk]))
        for number, form in enumerate(forms, 1)
    ]
