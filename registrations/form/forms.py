import secrets
from typing import NamedTuple

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.functional import cached_property

from dialogue_portal.formats.delicate import Concern, concerns_of
from dialogue_portal.forms.fields import TextField, tidy
from registrations.attachments.forms import ChosenFilesField
from registrations.form.drawn import drawn_now, sent_too_fast
from registrations.form.personform import PersonForm
from registrations.form.press import Press
from registrations.form.services import asked
from registrations.form.wording import BOXES, CONSENT, NAME_CONSENT
from registrations.forms import LONGEST_QUESTION, EitherField
from registrations.models import QuestionSource

LONGEST_KEY = 64
# Fields that no two empty forms have alike.
NEW_EACH_TIME = {"form_key": lambda: secrets.token_hex(16), "drawn_at": drawn_now}
MOST_MORE = 8  # further matters beside the two boxes of the paper form
MORE_SOURCES = [(source.value, source.label) for source in BOXES]
QUESTIONS_HINT = (
    '<p class="muted">Xin ghi ít nhất một trong hai ô. Nhiều việc khác nhau thì bấm «Thêm một việc».</p>'
)

RECEIVED_FILES = '{% include "registrations/received_files.html" with files=form.waiting.files only %}'
ABOUT_DATA = '{% include "registrations/personaldata/link.html" %}'


class Typed(NamedTuple):
    """A field as it was filled in."""

    name: str
    label: str
    value: str


class RegistrationForm(PersonForm):
    """Phiếu đăng ký: the fields of the paper form; its cleaned data are the arguments of `services.register`.

    Beside the two boxes of the paper form a citizen may ask for further ones, `more_1` and so on, each with the box it
    belongs to (`more_1_source`).
    """

    procedures = EitherField(
        label=f"1. {QuestionSource.PROCEDURES.label}",
        rows=6,
        max_length=LONGEST_QUESTION,
        help_text=BOXES[QuestionSource.PROCEDURES],
    )
    handling = EitherField(
        label=f"2. {QuestionSource.HANDLING.label}",
        rows=6,
        max_length=LONGEST_QUESTION,
        help_text=BOXES[QuestionSource.HANDLING],
    )
    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={
            "required": "Cần ông/bà đánh dấu đồng ý thì chúng tôi mới được dùng thông tin để trả lời."
        },
    )
    named_in_public = forms.BooleanField(label=NAME_CONSENT, required=False)
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    # What the page said of the round; see closing.shown_facts.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    # Nobody sees this box; programs fill in whatever there is.
    website = forms.CharField(
        label="Để trống ô này",
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    drawn_at = forms.CharField(required=False, widget=forms.HiddenInput)
    # Beside the form: attachments.waiting keeps what is chosen before the fields are looked at.
    chosen_files = ChosenFilesField()
    looks_automatic = False

    def __init__(self, typed=None, *, initial=None, another=False, waiting=None):
        """`another` adds one empty box for a further matter; `waiting` are the WaitingFiles of the form, if any."""
        super().__init__(typed, initial=initial, label_suffix="")
        if not self.is_bound:
            fresh = {name: make() for name, make in NEW_EACH_TIME.items()}
            self.initial = {**fresh, **self.initial}
        given = self.data if self.is_bound else self.initial
        shown = sum(name in given for name in self.more_names(MOST_MORE))
        self.more = list(self.more_names(min(shown + another, MOST_MORE)))
        for number, name in enumerate(self.more, 1):
            self.fields[f"{name}_source"] = forms.ChoiceField(
                label=f"Việc thêm {number} thuộc loại nào",
                choices=MORE_SOURCES,
                initial=MORE_SOURCES[0][0],
                required=False,
            )
            self.fields[name] = TextField(
                label=f"Nội dung việc thêm {number}",
                rows=4,
                max_length=LONGEST_QUESTION,
                required=False,
                help_text="Không cần ô này nữa thì để trống.",
            )
        if another and self.more:
            # One looks for the box that one has asked for, not for the head of the page.
            self.fields[self.more[-1]].widget.attrs["autofocus"] = True
        self.waiting = waiting

    @cached_property
    def helper(self):
        """How crispy draws the form; one that is only stored needs none."""
        helper = FormHelper()
        helper.attrs = {"data-kept": ""}
        # Not what an error link has put behind the address.
        helper.form_action = "."
        helper.layout = Layout(
            # Enter in a field presses the first button of a form.
            self._button("Xem lại", Press.REVIEW, "visually-hidden", tabindex="-1", aria_hidden="true"),
            Fieldset("Người đăng ký", *self.PERSON),
            Fieldset("Ý kiến, câu hỏi", HTML(QUESTIONS_HINT), *self.matters, self._add_button()),
            Fieldset("Tệp gửi kèm", *self._received(), "chosen_files"),
            "consent",
            "named_in_public",
            HTML(ABOUT_DATA),
            "form_key",
            "seen",
            "drawn_at",
            Div("website", css_class="visually-hidden", aria_hidden="true"),
            Div(self._button("Xem lại phiếu", Press.REVIEW, "btn-primary"), css_class="actions"),
        )
        return helper

    @staticmethod
    def more_names(count):
        """The names of the boxes for further matters."""
        return (f"more_{number}" for number in range(1, count + 1))

    @property
    def matters(self):
        """The names of the boxes for matters and of their choices, in the order of the page."""
        return [
            "procedures",
            "handling",
            *(field for name in self.more for field in (name, f"{name}_source")),
        ]

    @property
    def typed(self):
        """The names of the fields that people fill in, in the order of the page."""
        return [*self.PERSON, *self.matters]

    def _received(self):
        """The list of files that were received already; nothing where there are none."""
        return [HTML(RECEIVED_FILES)] if self.waiting and self.waiting.files else []

    def with_files_refused(self):
        """The same form with what is wrong with its files, and without a word on what is missing yet."""
        self.errors.clear()
        self.add_error("chosen_files", self.waiting.refused)
        return self

    def _add_button(self):
        """The button for one more matter; nothing where the page has as many as it takes."""
        if len(self.more) == MOST_MORE:
            return HTML("")
        return Div(self._button("Thêm một việc", Press.ADD, "btn-outline-secondary"), css_class="actions")

    @staticmethod
    def _button(words, press, css_class, **attrs):
        return StrictButton(words, type="submit", name="step", value=press, css_class=css_class, **attrs)

    @classmethod
    def carried_over(cls, typed, seen, waiting=None):
        """A new form with what was typed into the form of another round; the consents are asked again."""
        # Under the key of the other page its files wait.
        key = {"form_key": typed["form_key"]} if typed.get("form_key") else {}
        return cls(initial=cls(typed).as_typed() | key | {"seen": seen}, waiting=waiting)

    @classmethod
    def written_again(cls, sent):
        """A new form with what was sent (the arguments of `services.register`); files and consents are chosen again."""
        boxes = {name: sent[name] for name in (*cls.PERSON, "procedures", "handling") if name in sent}
        for name, (source, text) in zip(cls.more_names(MOST_MORE), sent.get("more", ()), strict=False):
            boxes |= {f"{name}_source": source, name: text}
        return cls(initial=boxes)

    def again(self, another):
        """The same page with what was typed and without a word on what is missing, with one more box if `another`."""
        kept = self.as_typed("consent", "named_in_public", "form_key", "seen", "drawn_at")
        return type(self)(initial=kept, another=another, waiting=self.waiting)

    def concerns(self):
        """Why the matters should not be read by many (formats/delicate.py), each reason once; of a valid form."""
        cleaned = self.cleaned_data
        texts = [text for _, text in asked(cleaned["procedures"], cleaned["handling"], cleaned["more"])]
        found = {concern for text in texts for concern in concerns_of(text)}
        return [concern for concern in Concern if concern in found]

    def as_typed(self, *also):
        """{name: what was typed}, to start another form with; `also` names further fields to take along."""
        return {name: self[name].value() for name in (*self.typed, *also)}

    def typed_fields(self):
        """What the citizen has filled in, to be read and copied; matters are counted as on the page of a sent form."""
        kinds = {"procedures": QuestionSource.PROCEDURES.label, "handling": QuestionSource.HANDLING.label}
        kinds |= {name: dict(MORE_SOURCES).get(self[f"{name}_source"].value(), "") for name in self.more}
        written = [(name, kind) for name, kind in kinds.items() if tidy(self[name].value())]
        labels = {
            name: f"Ý kiến {number}" + (f" ({kind.lower()})" if kind else "")
            for number, (name, kind) in enumerate(written, 1)
        }
        return [
            Typed(name, labels.get(name) or str(self[name].label), value)
            for name in self.typed
            if not name.endswith("_source") and (value := self[name].value())
        ]

    def fields_to_carry(self):
        """The fields that are brought over to the form of another round."""
        return [*self.words_to_carry(), self["form_key"]]

    def words_to_carry(self):
        """The same without the key of the page: they are brought over to a new form."""
        return [self[name] for name in self.typed]

    @property
    def reviewed_fields(self):
        """All but what the review says itself, and the files, which wait already."""
        return [self[name] for name in self.fields if name not in ("seen", "chosen_files")]

    def clean_form_key(self):
        """Gives a form that lost its key a new one: nobody can mend a box that they do not see."""
        key = self.cleaned_data["form_key"]
        return key if 0 < len(key) <= LONGEST_KEY else secrets.token_hex(16)

    def clean_handling(self):
        """At least one of the two boxes is filled in; the error stands at the first."""
        text = self.cleaned_data["handling"]
        written = (
            text or self.cleaned_data.get("procedures") or any(tidy(self[name].value()) for name in self.more)
        )
        if not written and "procedures" not in self.errors:
            self.add_error("procedures", "Xin ghi ý kiến vào ô này hoặc ô thứ hai, ít nhất một trong hai ô.")
        return text

    def clean(self):
        """The consent is checked; it and the signs of a machine are no arguments of the service.

        The further matters are one argument.
        """
        cleaned = self.cleaned_data
        for name in ("consent", "chosen_files"):
            cleaned.pop(name, None)
        trapped = bool(cleaned.pop("website", ""))
        self.looks_automatic = sent_too_fast(cleaned.pop("drawn_at", "")) or trapped
        for name in self.typed:
            if len({*getattr(self.data, "getlist", lambda _: [])(name)}) > 1:
                self.add_error(
                    name,
                    "Ô này được gửi hai lần với hai nội dung khác nhau. Xin xem lại rồi gửi lại một lần.",
                )
        cleaned["more"] = [(cleaned.pop(f"{name}_source", ""), cleaned.pop(name, "")) for name in self.more]
