from typing import cast

from crispy_forms.layout import Div, Layout
from django import forms
from django.db.models import Exists, F, OuterRef, Q

from dialogue_portal.accounts.models import Sector
from dialogue_portal.formats.days import say_day_short
from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.forms.filters import FilterForm
from registrations.entry.channels import Channel
from registrations.forms import RoundField, rounds_to_choose
from registrations.listing.alike import of_one_person, of_one_wording
from registrations.listing.models import ExportKind
from registrations.listing.search import found_by_words, living_at, nearest_first
from registrations.models import Question
from registrations.states import QuestionState

NEWEST = ("-handed_in_on", "-received_at", "-pk")
ORDERS = {
    "oldest": ("Nhận trước xếp trước", ("handed_in_on", "received_at", "pk")),
    "name": ("Theo tên, A đến Y", ("person_key", "pk")),
    "name_back": ("Theo tên, Y về A", ("-person_key", "-pk")),
    "number": ("Theo số phiếu", ("round", "slip_number", "pk")),
    "number_back": (
        "Theo số phiếu, số lớn trước",
        (F("round").desc(), F("slip_number").desc(nulls_last=True), "-pk"),
    ),
}


class SheetFilter(FilterForm):
    """Finds forms by one box of words and by what they are; everything chosen stands in the address.

    `user` is who looks: what they may not read of a form neither finds it nor is counted.
    """

    verb = "Tìm"
    MAIN = ("q", "round", "order")
    MORE = (
        "channel",
        "place",
        "attends",
        "sector",
        "state",
        "email",
        "late",
        "withdrawn",
        "since",
        "until",
        "twice",
    )

    q = TextField(
        label="Họ tên, điện thoại, số hoặc mã phiếu, lời ý kiến",
        max_length=120,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    round = RoundField(None, label="Đợt", required=False, empty_label="Tất cả các đợt")
    order = forms.ChoiceField(
        label="Thứ tự",
        required=False,
        choices=[("", "Mới nhận xếp trước"), *((name, label) for name, (label, _) in ORDERS.items())],
    )
    channel = forms.ChoiceField(
        label="Nơi phiếu đến", required=False, choices=[("", "Tất cả"), *Channel.choices]
    )
    place = TextField(label="Thôn, địa chỉ", max_length=120, required=False)
    attends = forms.ChoiceField(
        label="Dự hội nghị", required=False, choices=[("", "Tất cả"), ("yes", "Có dự"), ("no", "Không dự")]
    )
    sector = forms.ModelChoiceField(
        Sector.objects.none(), label="Lĩnh vực", required=False, empty_label="Tất cả lĩnh vực"
    )
    state = forms.ChoiceField(
        label="Có ý kiến", required=False, choices=[("", "Tất cả"), *QuestionState.choices]
    )
    email = forms.ChoiceField(
        label="Thư điện tử", required=False, choices=[("", "Tất cả"), ("yes", "Có"), ("no", "Không có")]
    )
    late = forms.ChoiceField(
        label="Hạn nộp",
        required=False,
        choices=[("", "Tất cả"), ("yes", "Nhận muộn"), ("no", "Đúng hạn")],
    )
    withdrawn = forms.ChoiceField(
        label="Rút phiếu", required=False, choices=[("", "Tất cả"), ("no", "Chưa rút"), ("yes", "Đã rút")]
    )
    since = DayField(label="Nhận từ ngày", required=False)
    until = DayField(label="Đến hết ngày", required=False)
    twice = forms.ChoiceField(
        label="Phiếu trùng",
        required=False,
        choices=[("", "Tất cả"), ("person", "Trùng người"), ("words", "Trùng lời")],
    )

    def __init__(self, data, *, user, authority):
        super().__init__(data)
        self.user, self.authority = user, authority
        cast(RoundField, self.fields["round"]).queryset = rounds_to_choose(authority)
        sectors = Sector.objects.of_authority(authority)
        cast(forms.ModelChoiceField, self.fields["sector"]).queryset = sectors
        for name in ("since", "until"):
            self.fields[name].help_text = ""
        wrong = any(name in self.errors for name in self.MORE)
        more = Div(*self.MORE, template="components/more_filters.html", open=wrong)
        more.used = [str(self.fields[name].label).lower() for name in self.MORE if name in self.chosen]
        self.helper.layout = Layout(*self.MAIN, more)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything leaves forms out."""
        return bool(self.chosen.keys() - {"order"})

    def clean(self):
        """Refuses a last day before the first."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "Ngày này trước ngày đầu. Xin xem lại hai ngày.")

    @property
    def in_words(self) -> str:
        """What was chosen, in words; not which words were searched, because they may name a person."""
        chosen, parts = self.chosen, []
        for name in ("round", *self.MORE):
            if name not in chosen or name == "place":
                continue
            field, value = self.fields[name], chosen[name]
            if isinstance(field, forms.ModelChoiceField):
                shown = field.label_from_instance(value)
            elif isinstance(field, forms.ChoiceField):
                shown = dict(field.widget.choices)[value].lower()
            else:
                shown = say_day_short(value)
            parts.append(f"{field.label}: {shown}")
        searched = [("theo địa chỉ", "place"), ("theo từ tìm", "q")]
        text = ", ".join([*parts, *(words for words, name in searched if name in chosen)])
        return text[:1].upper() + text[1:]

    def questions(self):
        """The questions of the authority that the person who looks may read."""
        return Question.objects.visible_to(self.user).filter(authority=self.authority)

    def narrow(self, registrations):
        """The forms that fit, in the chosen order; without one, what is nearest to the words comes first."""
        chosen, questions = self.chosen, self.questions().order_by()
        found = found_by_words(registrations, chosen.get("q", ""), questions, self.authority)
        found = found.filter(*self._conditions(chosen, questions))
        if chosen.get("twice") == "person":
            found = of_one_person(found, questions)
        if chosen.get("twice") == "words":
            found = of_one_wording(found, questions)
        found = living_at(found, chosen.get("place", ""), self.authority)
        if order := chosen.get("order"):
            return found.order_by(*ORDERS[order][1])
        return nearest_first(found, *NEWEST)

    def _conditions(self, chosen, questions):
        for name in ("round", "channel"):
            if name in chosen:
                yield Q(**{name: chosen[name]})
        if "attends" in chosen:
            yield Q(attends=chosen["attends"] == "yes", withdrawn_at=None)
        for name, empty in (
            ("email", Q(email="")),
            ("late", Q(late_reason="")),
            ("withdrawn", Q(withdrawn_at=None)),
        ):
            if name in chosen:
                yield empty if chosen[name] == "no" else ~empty
        asked = {name: chosen[name] for name in ("sector", "state") if name in chosen}
        if asked:
            yield Q(Exists(questions.filter(registration=OuterRef("pk"), **asked)))
        if "since" in chosen:
            yield Q(handed_in_on__gte=chosen["since"])
        if "until" in chosen:
            yield Q(handed_in_on__lte=chosen["until"])


class TakeOutForm(forms.Form):
    """What is done with the forms that are ticked, or with `every` form that fits the filter."""

    kind = forms.ChoiceField(label="Làm gì với các phiếu", choices=ExportKind.choices)
    every = forms.BooleanField(label="Tất cả phiếu đã lọc", required=False)
