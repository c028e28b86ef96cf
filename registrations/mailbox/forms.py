from typing import cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.functional import cached_property

from dialogue_portal.records.forms import StepForm
from registrations.attachments.limits import MOST_FILES
from registrations.entry.channels import Channel
from registrations.entry.forms import MORE_KEY, SAVE_KEY, EntryForm
from registrations.form.forms import MOST_MORE
from registrations.form.press import Press
from registrations.forms import UnnumberedField
from registrations.mailbox.prefilled import prefilled

# The button that stores a form and leads back to the same letter.
AND_MORE = "more"
TOO_MANY_FILES = f"Mỗi phiếu nhận nhiều nhất {MOST_FILES} tệp. Xin bỏ bớt; các tệp khác vẫn còn ở thư."


class SetAsideForm(StepForm):
    """Why a letter is no form."""

    use_required_attribute = False

    note = UnnumberedField(
        label="Vì sao không phải phiếu",
        rows=2,
        max_length=200,
        missing="Xin ghi vì sao thư này không phải phiếu.",
        help_text="Ví dụ: quảng cáo; công văn, đã chuyển Văn thư; đơn gửi Công an, đã hướng dẫn. Không ghi tên người.",
    )


class MessageForm(EntryForm):
    """Phiếu nhập từ thư: the boxes beside a letter; its cleaned data are arguments of `enter_from`.

    Its channel and its day are those of the letter. `number` forms of the letter are there already.
    """

    chosen = forms.TypedMultipleChoiceField(
        label="Tệp của thư đi theo phiếu", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    entered_before = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    chosen_files = None  # type: ignore[assignment]  # Django takes the field out

    def __init__(self, typed=None, *, message, number, initial=None, **kwargs):
        self.message, self.number = message, number
        fixed = {"channel": Channel.EMAIL, "handed_in_on": message.handed_in_on}
        values, said = prefilled(message, number)
        files = list(message.attachments.all())
        begun = values | {"entered_before": number, "chosen": self._begins_with(files)}
        super().__init__(typed, initial=initial or begun, **(kwargs | {"fixed": fixed}))
        for name, sentence in said.items():
            self.fields[name].help_text = sentence
        if files:
            named = [(file.pk, f"{file.name} ({file.shown_size})") for file in files]
            cast(forms.ChoiceField, self.fields["chosen"]).choices = named
        else:
            del self.fields["chosen"]

    def _begins_with(self, files):
        """The files that are ticked at first: those of the form that was read, or all for the only form."""
        if len(self.message.read_forms) > 1 or self.number:
            own = [read["file"] for read in self.message.read_forms[self.number : self.number + 1]]
            files = [file for file in files if file.name in own]
        return [file.pk for file in files[:MOST_FILES]]

    @cached_property
    def helper(self):
        """How crispy draws the form beside the letter; Enter in a box of one line stores it."""
        helper = FormHelper()
        buttons = [
            self._button("Lưu phiếu", Press.SEND, "btn-primary", accesskey=SAVE_KEY),
            self._button("Lưu và nhập thêm phiếu từ thư này", AND_MORE, "btn-outline-secondary"),
        ]
        if len(self.more) < MOST_MORE:
            buttons.append(
                self._button("Thêm một việc", Press.ADD, "btn-outline-secondary", accesskey=MORE_KEY)
            )
        helper.layout = Layout(
            self._button("Lưu", Press.SEND, "visually-hidden", tabindex="-1", aria_hidden="true"),
            *self._arrival,
            Fieldset("Người gửi", *self.PERSON),
            Fieldset("Ý kiến", *self.matters),
            *(["chosen"] if "chosen" in self.fields else []),
            "consent",
            "named_in_public",
            "form_key",
            "seen_same",
            "entered_before",
            Div(*buttons, css_class="actions"),
        )
        return helper

    def again(self, another):
        """The same page with what was typed and without a word on what is missing, with one more box if `another`."""
        also = ["chosen"] if "chosen" in self.fields else []
        kept = self.as_typed(
            "consent", "named_in_public", "form_key", "entered_before", *also, *self._arrival
        )
        given = {"round": self.round, "today": self.today, "message": self.message, "number": self.number}
        return type(self)(initial=kept, another=another, **given)

    def clean_chosen(self):
        chosen = self.cleaned_data["chosen"]
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(TOO_MANY_FILES)
        return chosen

    def with_changed(self, **values):
        """The same posted form with other hidden values; a list of ticks stays a list."""
        typed = {name: self.data[name] for name in self.data}
        self.data = typed | {"chosen": self._ticked()} | values
        return self

    def _ticked(self):
        """The ticks as they were posted; a dictionary of single values would keep the last one."""
        return getattr(self.data, "getlist", lambda _: [])("chosen")

    def with_same(self, same):
        """As of every slip; and the files stay chosen."""
        ticked = self._ticked()
        super().with_same(same)
        self.data = {**self.data, "chosen": ticked}
        return self
