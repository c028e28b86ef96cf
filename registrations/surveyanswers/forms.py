"""The two forms in which an answer is given: the citizen's, and the clerk's, who presses a key for each box."""

import re
import secrets
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from registrations.collecting.models import Collector
from registrations.forms import EitherField
from registrations.survey.models import Survey, SurveyQuestion
from registrations.survey.states import AskedAs
from registrations.surveyanswers.services import Given

LONGEST_WORDS = 1000
NOTHING_GIVEN = "Phiếu còn trống. Xin trả lời ít nhất một câu."
NOT_OFFERED = "Lựa chọn gửi lên không có trong câu hỏi này. Xin chọn một trong các ô dưới đây."
FOREIGN = (
    "Nội dung gửi lên có câu hỏi không thuộc phiếu này nên chưa được lưu. Xin trả lời ngay trên trang này."
)
NAME = re.compile(r"q\d+")


class OneField(forms.ChoiceField):
    """One of some boxes, or none: no question of a survey has to be answered."""

    def validate(self, value):
        """Accepts an empty value; raises ValidationError for a choice that is not offered."""
        if value and not self.valid_value(value):
            raise ValidationError(NOT_OFFERED)


class SeveralField(forms.MultipleChoiceField):
    """Any of some boxes."""

    def validate(self, value):
        """Accepts an empty value; raises ValidationError for a choice that is not offered."""
        if not all(map(self.valid_value, value)):
            raise ValidationError(NOT_OFFERED)


class SignsField(EitherField):
    """What a clerk presses for one question: «4», «c», or several as «ace», «1 3 5»."""

    def __init__(self, question: SurveyQuestion, **kwargs: Any):
        self.question = question
        attrs = {"class": "w-short", "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        if question.kind != AskedAs.SEVERAL:
            attrs |= {"data-one-sign": "1"}
        super().__init__(label=question.text, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value):
        """The places of the choices, from 0, each once; raises ValidationError for a sign of none."""
        typed = super().clean(value).lower()
        signs = re.sub(r"[\s,;.]", "", typed)
        most = len(self.question.options)
        places = ["123456789".find(sign) if sign.isdigit() else "abcdefghi".find(sign) for sign in signs]
        last = self.question.lettered[-1][0]
        if any(not 0 <= place < most for place in places):
            first = self.question.lettered[0][0]
            raise ValidationError(f"Câu này chỉ có các ô từ {first} đến {last}. Phiếu bỏ trống thì để trống.")
        if self.question.kind != AskedAs.SEVERAL and len(set(places)) > 1:
            raise ValidationError(
                "Câu này chỉ chọn một ô. Người trả lời đánh dấu nhiều ô thì bỏ trống, coi như không trả lời."
            )
        return sorted(set(places))


class GivenForm(forms.Form):
    """What both forms share: a field `q1`, `q2` … for each question, by its key; `given` is what was filled in."""

    use_required_attribute = False

    form_key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    wording = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data=None, *, survey: Survey):
        initial = {"form_key": secrets.token_hex(16), "wording": survey.wording}
        super().__init__(data, initial=initial)
        self.asked = {f"q{question.pk}": question for question in survey.questions.all()}
        for number, (name, question) in enumerate(self.asked.items(), 1):
            self.fields[name] = self.field_for(question)
            self.fields[name].label = f"{number}. {question.text}"

    def field_for(self, question: SurveyQuestion) -> forms.Field:
        """The field of a question."""
        raise NotImplementedError

    def clean(self):
        """Raises ValidationError where nothing was answered, or a question of another survey was."""
        cleaned = super().clean() or self.cleaned_data
        if any(NAME.fullmatch(name) and name not in self.fields for name in self.data):
            raise ValidationError(FOREIGN)
        if not self.errors and not any(cleaned.get(name) for name in self.asked):
            raise ValidationError(NOTHING_GIVEN)
        return cleaned

    @property
    def given(self) -> Given:
        """What was filled in, as services store it."""
        choices, texts = {}, {}
        for name, question in self.asked.items():
            value = self.cleaned_data[name]
            if question.kind == AskedAs.WORDS and value:
                texts[question.pk] = value
            elif value:
                choices[question.pk] = [
                    int(place) for place in ([value] if isinstance(value, str) else value)
                ]
        return Given(
            choices,
            texts,
            self.cleaned_data["wording"],
            self.cleaned_data["form_key"] or secrets.token_hex(16),
        )

    def with_new_wording(self) -> "GivenForm":
        """The same answers on the questions as they are now."""
        typed = cast(QueryDict, self.data).copy()
        typed["wording"] = self.initial["wording"]
        self.data = typed
        return self


class AnswerForm(GivenForm):
    """Phiếu khảo sát as a citizen fills it in."""

    # Nobody sees this box; programs fill in whatever there is.
    website = forms.CharField(
        label="Để trống ô này",
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def field_for(self, question):
        """Boxes to tick, or room to write."""
        if question.kind == AskedAs.WORDS:
            return EitherField(
                rows=4,
                max_length=LONGEST_WORDS,
                help_text="Không ghi tên, số căn cước. Đơn khiếu nại, tố cáo không nhận ở đây.",
            )
        choices = [(str(place), f"{sign}. {text}") for place, (sign, text) in enumerate(question.lettered)]
        if question.kind == AskedAs.SEVERAL:
            several = forms.CheckboxSelectMultiple
            return SeveralField(choices=choices, widget=several, help_text="Chọn được nhiều ô.")
        return OneField(choices=choices, widget=forms.RadioSelect)


class KeyForm(GivenForm):
    """The same for a clerk with a pile of papers: one short box a question, Enter stores the paper."""

    # The number of a paper that was taken back a moment ago.
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    collector = forms.ModelChoiceField(
        Collector.objects.none(),
        label="Đầu mối nộp phiếu",
        required=False,
        empty_label="Không qua đầu mối",
        error_messages={"invalid_choice": "Xin chọn một đầu mối của đợt này."},
    )

    def __init__(self, data=None, *, survey: Survey):
        super().__init__(data, survey=survey)
        collectors = survey.round.collectors.all()
        cast(forms.ModelChoiceField, self.fields["collector"]).queryset = collectors
        if not collectors:
            self.fields["collector"].widget = forms.HiddenInput()
        first = next(iter(self.asked), None)
        if first and not self.is_bound:
            self.fields[first].widget.attrs["autofocus"] = True

    def field_for(self, question):
        """A box for a key or some, or a line for words; Enter in either sends the form."""
        if question.kind == AskedAs.WORDS:
            return EitherField(max_length=LONGEST_WORDS)
        return SignsField(question, max_length=40)
