from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.functional import cached_property

from dialogue_portal.forms.fields import DayField, PhoneField, TextField
from registrations.entry.admission import refusals
from registrations.entry.channels import ENTERED, Channel
from registrations.form.forms import RegistrationForm
from registrations.form.press import Press
from registrations.form.wording import CONSENT
from registrations.forms import UnnumberedField

# What came with the slip, above its own fields.
ARRIVAL = ("channel", "handed_in_on", "late_reason")
NOT_REACHED = "Chưa có điện thoại, địa chỉ hay thư điện tử để trả lời. Xin hỏi và ghi ít nhất một trong ba."


class EntryForm(RegistrationForm):
    """Phiếu nhập thay người dân: the fields in the order of the paper form; its cleaned data are arguments of `enter`.

    `fixed` are facts of the arrival (ARRIVAL) that the page does not ask, because it knows them.
    """

    channel = forms.ChoiceField(
        label="Phiếu đến qua", choices=[(channel.value, channel.label) for channel in ENTERED]
    )
    handed_in_on = DayField(label="Nhận ngày", missing="Xin ghi ngày nhận phiếu.")
    late_reason = UnnumberedField(
        label="Vì sao nhận muộn",
        required=False,
        max_length=500,
        help_text="Ví dụ: gửi bưu điện đến chậm, người gửi nằm viện. Lý do ghi vào nhật ký.",
    )
    phone = PhoneField(label="Số điện thoại", required=False)
    address = TextField(label="Địa chỉ (thôn, xã)", max_length=250, required=False)
    website = drawn_at = seen = chosen_files = None  # type: ignore[assignment]  # Django takes the fields out

    def __init__(self, typed=None, *, round, today, fixed: dict[str, Any] | None = None, **kwargs):
        self.round, self.today, self.fixed = round, today, fixed or {}
        super().__init__(typed, **kwargs)
        for name in self.fixed:
            del self.fields[name]
        if not self.asks_why_late:
            self.fields.pop("late_reason", None)
        self._say_it_for_the_clerk()

    def _say_it_for_the_clerk(self):
        """The words that the public form says to the sender, said to whoever copies a slip."""
        for name, field in self.fields.items():
            if name not in ARRIVAL:
                field.help_text = ""
            field.widget.attrs["autocomplete"] = "off"
        self.fields["full_name"].widget.attrs["autofocus"] = True
        self.fields["full_name"].error_messages["required"] = "Phiếu không ghi họ và tên: xin hỏi người gửi."
        self.fields["attends"].initial = False
        self.fields["attends"].label = "Người gửi sẽ dự hội nghị"
        consent = self.fields["consent"]
        consent.label = "Người gửi đồng ý cho dùng thông tin"
        consent.help_text = f"Như ở phiếu, hoặc như đọc qua điện thoại: «{CONSENT}»"
        consent.error_messages["required"] = "Phiếu chưa có lời đồng ý: xin hỏi người gửi rồi đánh dấu."
        self.fields["named_in_public"].label = "Người gửi đồng ý nêu tên khi công khai"
        for name in ("procedures", "handling"):
            self.fields[name].widget.attrs["rows"] = 3

    @property
    def asks_why_late(self) -> bool:
        """Whether the box for the reason is shown: it was typed, or a day after the last one is."""
        given = self.data if self.is_bound else self.initial
        if given.get("late_reason"):
            return True
        closes_on = self.round.registration_closes_on
        day = self.fixed.get("handed_in_on")
        if day is None and "handed_in_on" in given:
            try:
                day = self.fields["handed_in_on"].clean(given["handed_in_on"])
            except forms.ValidationError:
                return False
        return bool(day and closes_on and day > closes_on)

    @cached_property
    def helper(self):
        """How crispy draws the form; Enter in a box of one line stores the slip."""
        helper = FormHelper()
        arrival = [name for name in ARRIVAL if name in self.fields]
        save = self._button("Lưu và nhập phiếu tiếp", Press.SEND, "btn-primary", accesskey="s")
        helper.layout = Layout(
            self._button("Lưu", Press.SEND, "visually-hidden", tabindex="-1", aria_hidden="true"),
            *([Fieldset("Phiếu đến", *arrival)] if arrival else []),
            Fieldset("Người gửi", *self.PERSON),
            Fieldset("Ý kiến", *self.matters),
            "consent",
            "named_in_public",
            "form_key",
            Div(save, self._add_button(), css_class="actions"),
        )
        return helper

    def again(self, another):
        """The same page with what was typed and without a word on what is missing, with one more box if `another`."""
        kept = self.as_typed("consent", "named_in_public", "form_key", *self._arrival)
        return type(self)(
            initial=kept,
            another=another,
            waiting=self.waiting,
            round=self.round,
            today=self.today,
            fixed=self.fixed,
        )

    @property
    def _arrival(self):
        return [name for name in ARRIVAL if name in self.fields]

    def clean(self):
        """Somebody can be told, and the day on which the slip came counts."""
        super().clean()
        cleaned = self.cleaned_data
        cleaned.update(self.fixed)
        cleaned.setdefault("late_reason", "")
        reached = any(cleaned.get(name) for name in ("phone", "address", "email"))
        if not reached and not {"phone", "address", "email"} & self.errors.keys():
            self.add_error("phone", NOT_REACHED)
        if {"channel", "handed_in_on"} <= cleaned.keys():
            facts = {name: cleaned[name] for name in ARRIVAL}
            self.refuse(refusals(self.round, today=self.today, **facts))

    def refuse(self, reasons: dict[str, str]) -> None:
        """Puts each reason beside the field it belongs to."""
        for name, reason in reasons.items():
            self.add_error(name if name in self.fields else None, reason)

    def clean_channel(self):
        return Channel(self.cleaned_data["channel"])
