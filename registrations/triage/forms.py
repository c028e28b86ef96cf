import re
from typing import cast

from django import forms

from dialogue_portal.accounts.models import Sector
from dialogue_portal.forms.fields import TextField
from dialogue_portal.forms.filters import FilterForm
from dialogue_portal.records.forms import StepForm
from registrations.forms import (
    HOW_RECOGNISED,
    LONGEST_QUESTION,
    RECOGNISED,
    EitherField,
    RoundField,
    UnnumberedField,
    rounds_to_choose,
)
from registrations.states import QuestionState
from registrations.supplements.models import Supplement

MOST_PARTS = 20


class TriageFilter(FilterForm):
    """The filters above the list of questions; without a choice it shows those that wait for triage."""

    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *QuestionState.choices]
    )
    round = RoundField(None, label="Đợt", required=False, empty_label="Tất cả các đợt")
    q = TextField(
        label="Từ trong ý kiến", max_length=100, required=False, widget=forms.TextInput({"type": "search"})
    )

    def __init__(self, data, *, authority):
        super().__init__(data if "state" in data else {**data.dict(), "state": QuestionState.RECEIVED})
        cast(RoundField, self.fields["round"]).queryset = rounds_to_choose(authority)

    def narrow(self, questions):
        """The questions of the chosen round with the chosen words; the page counts their states."""
        if "round" in self.chosen:
            questions = questions.filter(round=self.chosen["round"])
        return questions.containing(self.chosen.get("q", ""))

    def of_state(self, questions):
        """Those in the chosen state: what waits oldest first, everything else newest first.

        Words with diacritics put first what is written so.
        """
        state = self.chosen.get("state")
        questions = questions.filter(state=state) if state else questions
        order = "pk" if state == QuestionState.RECEIVED else "-pk"
        return questions.nearest_first(self.chosen.get("q", ""), order)


class AcceptForm(StepForm):
    """To which sector the question belongs."""

    sector = forms.ModelChoiceField(
        Sector.objects.none(),
        label="Lĩnh vực",
        empty_label="Chọn lĩnh vực",
        help_text="Lãnh đạo dựa vào lĩnh vực để phân công đơn vị trả lời.",
        error_messages={"required": "Xin chọn lĩnh vực của ý kiến."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sectors = Sector.objects.of_authority(self.subject.authority)
        cast(forms.ModelChoiceField, self.fields["sector"]).queryset = sectors


class SplitForm(StepForm):
    """The parts of a question, typed into one box; it begins with the citizen's text."""

    parts = TextField(
        label="Các ý",
        rows=14,
        max_length=2 * LONGEST_QUESTION,
        missing="Xin ghi lại các ý, giữa hai ý có một dòng trống.",
        help_text="Để một dòng trống giữa hai ý. Ý nào có nhiều đoạn thì ngăn các ý bằng một dòng chỉ có ---. "
        "Giữ nguyên lời của người dân; phiếu gốc không thay đổi.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].initial = self.subject.text

    def clean_parts(self):
        """The parts as a list, split at lines of dashes, or at blank lines where there are none."""
        text = self.cleaned_data["parts"]
        ruled = re.search(r"^ *-{3,} *$", text, re.MULTILINE)
        parts = re.split(r"^ *-{3,} *$" if ruled else r"\n\n+", text, flags=re.MULTILINE)
        parts = [part.strip() for part in parts if part.strip()]
        if len(parts) > MOST_PARTS:
            raise forms.ValidationError(f"Tách thành {len(parts)} ý là quá nhiều; tối đa {MOST_PARTS} ý.")
        return parts


class WordsField(forms.ModelChoiceField):
    """One of the words that wait for a decision, shown whole."""

    def label_from_instance(self, supplement):
        """The words themselves."""
        return supplement.text


class ReleaseWordsForm(StepForm):
    """Which of the added words whoever answers may read."""

    supplement = WordsField(
        Supplement.objects.none(),
        label="Lời gửi thêm",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn lời gửi thêm."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = self.subject.supplements.undecided()
        cast(WordsField, self.fields["supplement"]).queryset = waiting
        self.initial.setdefault("supplement", waiting.values_list("pk", flat=True).first())


class DeclineForm(StepForm):
    """Why the question is declined: a reason, a sentence that names the right place, or both."""

    # What is declined most often, and where it belongs.
    PLACES = {
        "reception": "Đơn khiếu nại, tố cáo xin gửi đến nơi tiếp công dân của Ủy ban nhân dân trong giờ làm việc.",
        "one_stop": "Việc của một hồ sơ cụ thể xin hỏi tại bộ phận một cửa; xin mang theo giấy hẹn.",
        "mediation": "Tranh chấp giữa các hộ, các cá nhân xin đề nghị tổ hòa giải ở thôn, tổ dân phố; hòa giải "
        "không thành thì gửi đơn đến Tòa án nhân dân.",
        "superior": "Việc này thuộc thẩm quyền của cơ quan cấp trên; xin gửi kiến nghị đến nơi tiếp công dân cấp tỉnh.",
    }

    note = EitherField(
        label="Lý do",
        rows=4,
        max_length=2000,
        help_text="Người dân sẽ đọc nguyên văn. Xin viết ngắn, lịch sự.",
    )
    place = forms.ChoiceField(
        label="Câu hướng dẫn nơi đến, thêm vào sau lý do",
        required=False,
        choices=[("", "Không thêm câu nào"), *PLACES.items()],
        widget=forms.RadioSelect,
    )

    def clean(self):
        """Joins the reason and the chosen sentence to one note."""
        reason = self.cleaned_data.get("note", "")
        place = self.PLACES.get(self.cleaned_data.pop("place", ""), "")
        if not reason and not place and "note" not in self.errors:
            self.add_error(
                "note", "Xin ghi lý do hoặc chọn một câu hướng dẫn, để người dân biết phải làm gì."
            )
        self.cleaned_data["note"] = "\n".join(filter(None, [reason, place]))


class RecognisedForm(StepForm):
    """How the office knows that it is the sender who asks for a step."""

    note = UnnumberedField(
        label=RECOGNISED,
        rows=2,
        max_length=300,
        missing="Xin ghi đã nhận ra người gửi bằng cách nào.",
        help_text=f"{HOW_RECOGNISED} Lời này ghi vào nhật ký; người gửi có thư điện tử thì được báo.",
    )


class WordsForSenderForm(RecognisedForm):
    """What the sender tells the office, in their words."""

    text = TextField(
        label="Lời người gửi nói thêm",
        rows=5,
        max_length=LONGEST_QUESTION,
        missing="Xin ghi lời người gửi.",
        help_text="Ghi đúng lời người gửi. Ý kiến ban đầu không thay đổi.",
    )

    field_order = ("text", "note")


class KeepWordsForm(ReleaseWordsForm, DeclineForm):
    """Which of the added words stay with their reader, and what the citizen is told."""

    field_order = ["supplement", "note", "place"]
