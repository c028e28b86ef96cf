from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField

from dialogue_portal.forms.fields import DayField, TextField
from registrations.forms import UnnumberedField
from registrations.survey.models import Survey
from registrations.survey.starter import STARTERS, USUAL_INTRO, USUAL_TITLE, Asked
from registrations.survey.states import AskedAs

FEWEST_OPTIONS, MOST_OPTIONS, SCALE_LENGTH = 2, 9, 5
LONGEST_OPTION = 120


class SurveyField(ModelChoiceField):
    """A choice of earlier surveys."""

    def label_from_instance(self, survey):
        """The survey with its round."""
        return f"{survey} ({survey.round}, kế hoạch năm {survey.round.plan.year})"


class HeadForm(forms.Form):
    """What stands above the questions, and who takes the papers."""

    use_required_attribute = False

    title = TextField(
        label="Tên phiếu",
        max_length=200,
        initial=USUAL_TITLE,
        missing="Xin ghi tên phiếu.",
        help_text="Ví dụ: Phiếu khảo sát ý kiến người dân, Phiếu lấy ý kiến về giải quyết thủ tục.",
    )
    intro = UnnumberedField(label="Lời nói đầu", rows=3, max_length=1000, required=False, initial=USUAL_INTRO)
    collected_by = TextField(
        label="Ai thu phiếu giấy",
        max_length=300,
        required=False,
        help_text="In ở đầu phiếu. Ví dụ: Ban Công tác Mặt trận thôn; trưởng thôn, tổ trưởng.",
    )


class ComposeForm(HeadForm):
    """A new survey: the starter questions that are wanted, or those of an earlier survey."""

    copied = SurveyField(
        Survey.objects.none(),
        label="Lấy câu hỏi từ",
        required=False,
        empty_label="Bộ câu hỏi mẫu dưới đây",
        help_text="Hỏi đúng những câu của đợt trước thì so sánh được hai đợt.",
    )
    starters = forms.MultipleChoiceField(
        label="Bộ câu hỏi mẫu",
        required=False,
        choices=[(str(place), asked.text) for place, asked in enumerate(STARTERS)],
        initial=[str(place) for place in range(len(STARTERS))],
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ dấu câu nào không hỏi; thêm, sửa, đổi thứ tự ở trang sau.",
    )

    def __init__(self, data=None, *, earlier):
        super().__init__(data)
        cast(SurveyField, self.fields["copied"]).queryset = earlier
        if not earlier:
            del self.fields["copied"]
        self.order_fields(["copied", "starters"])

    def clean(self):
        """Leaves the questions in `questions`."""
        cleaned = super().clean() or self.cleaned_data
        survey, chosen = cleaned.pop("copied", None), cleaned.pop("starters", [])
        if survey:
            cleaned["questions"] = [question.asked for question in survey.questions.all()]
        else:
            cleaned["questions"] = [STARTERS[int(place)] for place in chosen]
        if not cleaned["questions"] and not self.errors:
            raise ValidationError("Xin chọn ít nhất một câu hỏi.")
        return cleaned


class SettingsForm(HeadForm):
    """The head of a survey, and on which days and by which links people answer it."""

    opens_on = DayField(label="Nhận trả lời qua mạng từ ngày", required=False)
    closes_on = DayField(
        label="Đến hết ngày",
        required=False,
        help_text="Cũng in trên phiếu giấy: nộp phiếu chậm nhất ngày này. "
        "Văn phòng vẫn nhập được phiếu giấy sau ngày này.",
    )
    is_for_all = forms.BooleanField(
        label="Mở liên kết chung: ai cũng trả lời được, đăng ở trang chủ và trang kế hoạch", required=False
    )
    most_open = forms.IntegerField(
        label="Nhiều nhất bao nhiêu phiếu qua liên kết chung",
        min_value=1,
        max_value=100_000,
        help_text="Liên kết chung không biết ai đã trả lời; cần mỗi người một lần thì dùng liên kết dùng một lần.",
        error_messages={"required": "Xin ghi một số.", "invalid": "Xin ghi một số, ví dụ 1000."},
    )
    copies = forms.IntegerField(
        label="Đã in bao nhiêu phiếu giấy",
        min_value=1,
        max_value=1_000_000,
        required=False,
        error_messages={"invalid": "Xin ghi một số, ví dụ 300."},
    )

    def clean(self):
        """Raises ValidationError where one of the two days is missing, or they stand the wrong way round."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and not last and "closes_on" not in self.errors:
            self.add_error("closes_on", "Xin ghi ngày cuối nhận trả lời.")
        if last and not first and "opens_on" not in self.errors:
            self.add_error("opens_on", "Xin ghi ngày bắt đầu nhận trả lời.")
        if first and last and last < first:
            self.add_error("closes_on", "Ngày cuối phải từ ngày bắt đầu nhận trở đi.")
        if cleaned.get("is_for_all") and not first and not self.errors:
            self.add_error("opens_on", "Mở liên kết chung thì xin ghi nhận từ ngày nào đến ngày nào.")
        return cleaned


class QuestionForm(forms.Form):
    """One question of a survey: its words, how it is answered, and one choice a line."""

    use_required_attribute = False

    text = TextField(label="Câu hỏi", rows=2, max_length=500, missing="Xin ghi câu hỏi.")
    kind = forms.ChoiceField(
        label="Cách trả lời",
        choices=AskedAs,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Xin chọn cách trả lời.",
            "invalid_choice": "Xin chọn một trong các cách trả lời dưới đây.",
        },
    )
    options = TextField(
        label="Các lựa chọn",
        rows=6,
        max_length=1500,
        required=False,
        help_text="Mỗi dòng một lựa chọn, nhiều nhất chín. Thang năm mức: năm dòng, từ thấp nhất (1) đến cao nhất (5). "
        "Viết tự do thì để trống.",
    )

    def clean(self):
        """Leaves the question in `asked`."""
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        options = [" ".join(line.split()) for line in cleaned.get("options", "").splitlines() if line.strip()]
        if kind and "options" not in self.errors and (fault := _fault_of(kind, options)):
            self.add_error("options", fault)
        if kind and not self.errors:
            text = " ".join(cleaned["text"].split())
            cleaned["asked"] = Asked(kind, text, () if kind == AskedAs.WORDS else tuple(options))
        return cleaned


def _fault_of(kind: str, options: list[str]) -> str:
    """What is wrong with the choices of a question, "" where nothing is."""
    if kind == AskedAs.WORDS:
        return ""
    if kind == AskedAs.SCALE and len(options) != SCALE_LENGTH:
        return f"Thang năm mức cần đúng năm dòng, ở đây có {len(options)}."
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        return f"Xin ghi từ hai đến chín lựa chọn, mỗi dòng một lựa chọn; ở đây có {len(options)}."
    if len({option.lower() for option in options}) < len(options):
        return "Có hai lựa chọn giống nhau."
    if longest := next((option for option in options if len(option) > LONGEST_OPTION), ""):
        return f"Lựa chọn «{longest[:40]}…» dài quá {LONGEST_OPTION} chữ."
    return ""


class LinksForm(forms.Form):
    """How many links that are used once are to be made."""

    use_required_attribute = False

    number = forms.IntegerField(
        label="Số liên kết",
        min_value=1,
        max_value=500,
        initial=30,
        help_text="Mỗi người một liên kết. In ra tờ cắt rời, mười phiếu một trang.",
        error_messages={
            "required": "Xin ghi số liên kết.",
            "invalid": "Xin ghi một số, ví dụ 30.",
            "min_value": "Xin ghi ít nhất 1.",
            "max_value": "Mỗi lần tạo nhiều nhất 500 liên kết.",
        },
    )
