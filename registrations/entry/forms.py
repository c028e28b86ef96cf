from datetime import date
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.functional import cached_property

from dialogue_portal.documents.signedcopies.forms import ACCEPTED, FilesInput
from dialogue_portal.formats.days import say_day
from dialogue_portal.forms.fields import DayField, PhoneField, TextField
from registrations.collecting.models import Collector
from registrations.entry.admission import refusals
from registrations.entry.channels import ENTERED, Channel
from registrations.form.forms import MOST_MORE, RegistrationForm
from registrations.form.press import Press
from registrations.forms import UnnumberedField
from registrations.models import Registration

# What is asked of the arrival of a slip, above its own fields.
ARRIVAL = ("channel", "handed_in_on", "late_reason")
NOT_REACHED = "Chưa có điện thoại, địa chỉ hay thư điện tử để trả lời. Xin hỏi và ghi ít nhất một trong ba."
AGREES = "Người gửi đồng ý cho dùng thông tin để trả lời (đánh dấu ở phiếu, hoặc nghe đọc qua điện thoại và đồng ý)"
NO_DAY = "Xin ghi ngày nhận phiếu."
SAVE_KEY, MORE_KEY = "l", "v"


class EntryForm(RegistrationForm):
    """Phiếu nhập thay người dân: the fields in the order of the paper form; its cleaned data are arguments of `enter`.

    `fixed` are facts of the arrival (ARRIVAL) that the page does not ask, because it knows them.
    """

    channel = forms.ChoiceField(
        label="Phiếu đến qua", choices=[(channel.value, channel.label) for channel in ENTERED]
    )
    handed_in_on = DayField(label="Nhận ngày", missing=NO_DAY)
    late_reason = UnnumberedField(
        label="Vì sao nhận muộn",
        required=False,
        max_length=500,
        help_text="Ví dụ: gửi bưu điện đến chậm, người gửi nằm viện. Lý do ghi vào nhật ký.",
    )
    collector = forms.ModelChoiceField(
        Collector.objects.none(), label="Đầu mối nộp", required=False, empty_label="Không qua đầu mối"
    )
    phone = PhoneField(label="Số điện thoại", required=False)
    address = TextField(label="Địa chỉ (thôn, xã)", max_length=250, required=False)
    # As on paper: a box that is ticked or not.
    attends = forms.BooleanField(  # type: ignore[assignment]  # takes the place of the citizen's choice
        label="Người gửi sẽ dự hội nghị", required=False
    )
    chosen_files = forms.FileField(  # type: ignore[assignment]  # as above
        label="Bản chụp phiếu giấy",
        required=False,
        help_text="Ảnh hoặc PDF, mỗi tệp không quá 10 MB.",
        widget=FilesInput({"accept": ACCEPTED, "multiple": True}),
    )
    # The keys of the forms that may be the same and were shown: whoever stores it all the same has decided.
    seen_same = forms.CharField(required=False, widget=forms.HiddenInput)
    website = drawn_at = seen = None  # type: ignore[assignment]  # Django takes the fields out

    def __init__(self, typed=None, *, round, today, fixed: dict[str, Any] | None = None, **kwargs):
        self.round, self.today, self.fixed = round, today, fixed or {}
        super().__init__(typed, **kwargs)
        for name in self.fixed:
            del self.fields[name]
        collectors = round.collectors.order_by("name_key", "pk")
        cast(forms.ModelChoiceField, self.fields["collector"]).queryset = collectors
        if not collectors:
            del self.fields["collector"]
        if not self.asks_why_late:
            self.fields.pop("late_reason", None)
        self._say_it_to_the_clerk()

    def _say_it_to_the_clerk(self):
        """The words that the public form says to the sender, said to whoever copies a slip."""
        fields = self.fields
        for name in (*self.PERSON, *self.matters):
            fields[name].help_text = ""
            fields[name].widget.attrs["autocomplete"] = "off"
        if not self.more or self.is_bound:
            fields["full_name"].widget.attrs["autofocus"] = True
        fields["full_name"].error_messages["required"] = (
            "Chưa có họ và tên: phiếu không ghi thì xin hỏi người gửi."
        )
        fields["consent"].label = AGREES
        fields["consent"].error_messages["required"] = (
            "Chưa có lời đồng ý: xin hỏi người gửi rồi đánh dấu ô này."
        )
        fields["named_in_public"].label = "Người gửi đồng ý nêu tên khi công khai"
        for name in ("procedures", "handling"):
            fields[name].widget.attrs["rows"] = 3

    @property
    def asks_why_late(self) -> bool:
        """Whether the box for the reason is shown: a reason was typed, or a day after the last one."""
        given = self.data if self.is_bound else self.initial
        if given.get("late_reason"):
            return True
        day = self.fixed.get("handed_in_on") or self._day_in_its_box()
        closes_on = self.round.registration_closes_on
        return bool(day and closes_on and day > closes_on)

    def _day_in_its_box(self) -> date | None:
        """The day of receipt that stands in its box; None where there is no box, or no day in it."""
        given = self.data if self.is_bound else self.initial
        if "handed_in_on" not in self.fields or "handed_in_on" not in given:
            return None
        try:
            return self.fields["handed_in_on"].clean(given["handed_in_on"])
        except forms.ValidationError:
            return None

    @property
    def _arrival(self):
        return [name for name in ARRIVAL if name in self.fields]

    @cached_property
    def helper(self):
        """How crispy draws the form; Enter in a box of one line stores the slip."""
        helper = FormHelper()
        arrival = [self._beside(name) for name in self._arrival]
        head = [*arrival, *(["collector"] if "collector" in self.fields else []), *self._received()]
        if "chosen_files" in self.fields:
            upload = self._button("Tải bản chụp lên", Press.UPLOAD, "btn-outline-secondary")
            head.append(Div("chosen_files", upload, css_class="slip-files"))
        save = self._button("Lưu và nhập phiếu tiếp", Press.SEND, "btn-primary", accesskey=SAVE_KEY)
        more = self._button("Thêm một việc", Press.ADD, "btn-outline-secondary", accesskey=MORE_KEY)
        helper.layout = Layout(
            self._button("Lưu", Press.SEND, "visually-hidden", tabindex="-1", aria_hidden="true"),
            *([Fieldset("Phiếu đến", Div(*head, css_class="slip-head"))] if head else []),
            Fieldset("Người gửi", Div(*self.PERSON, css_class="slip-fields")),
            Fieldset("Ý kiến", *self.matters),
            "consent",
            "named_in_public",
            "form_key",
            "seen_same",
            Div(save, *([more] if len(self.more) < MOST_MORE else []), css_class="actions"),
        )
        return helper

    def _beside(self, name):
        """A box of the arrival; another day than today is said below it, because it is kept from slip to slip."""
        day = self._day_in_its_box()
        if name != "handed_in_on" or day in (None, self.today):
            return name
        said = HTML(
            f'<p class="mb-2"><strong>Đang nhập phiếu nhận {say_day(day)}, không phải hôm nay.</strong></p>'
        )
        back = self._button("Đổi về hôm nay", Press.TODAY, "btn-outline-secondary")
        return Div(name, said, back, css_class="mb-3")

    def of_today(self):
        """The same page with what was typed, and today as the day of receipt."""
        return self._anew(another=False, handed_in_on=self.today)

    def again(self, another):
        """The same page with what was typed and without a word on what is missing, with one more box if `another`."""
        return self._anew(another)

    def _anew(self, another, **instead):
        kept = self.as_typed("consent", "named_in_public", "form_key", *self._arrival)
        if "collector" in self.fields:
            kept |= self.as_typed("collector")
        given = {"round": self.round, "today": self.today, "fixed": self.fixed}
        return type(self)(initial=kept | instead, another=another, waiting=self.waiting, **given)

    def clean_channel(self):
        return Channel(self.cleaned_data["channel"])

    def clean(self):
        """Somebody can be told, and the day on which the slip came counts."""
        super().clean()
        cleaned = self.cleaned_data
        cleaned.pop("seen_same", None)
        cleaned.update(self.fixed)
        cleaned.setdefault("late_reason", "")
        ways = {"phone", "address", "email"}
        if not any(cleaned.get(name) for name in ways) and not ways & self.errors.keys():
            self.add_error("phone", NOT_REACHED)
        if {"channel", "handed_in_on"} <= cleaned.keys():
            facts = {name: cleaned[name] for name in ARRIVAL}
            self.refuse(refusals(self.round, today=self.today, **facts))

    def refuse(self, reasons: dict[str, str]) -> None:
        """Puts each reason beside the field it belongs to."""
        for name, reason in reasons.items():
            self.add_error(name if name in self.fields else None, reason)

    @property
    def shown_same(self) -> set[str]:
        """The keys of the forms that were shown beside it as posted."""
        return set(self.data.get("seen_same", "").split(",")) - {""}

    def with_same(self, same: list[Registration]):
        """The same form with a word on the forms that it may be, and a note that they were shown."""
        typed = {name: self.data[name] for name in self.data}
        self.data = {**typed, "seen_same": ",".join(str(row.pk) for row in same)}
        for row in same:
            which = f"phiếu số {row.slip_number}" if row.slip_number else "phiếu gửi qua cổng"
            self.add_error("full_name", f"Đã có {which} của {row.sender_in_full} trong đợt này.")
        return self


class ReceivedDayForm(forms.Form):
    """Ngày nhận of a form that was entered, as it should have been typed; `seen` is the day that the page shows."""

    use_required_attribute = False

    handed_in_on = DayField(label="Nhận ngày", missing=NO_DAY)
    late_reason = UnnumberedField(
        label="Vì sao nhận muộn",
        required=False,
        max_length=500,
        help_text="Chỉ ghi khi ngày đúng là sau ngày cuối nhận phiếu.",
    )
    note = UnnumberedField(
        label="Sửa vì sao",
        rows=2,
        max_length=300,
        missing="Xin ghi vì sao sửa ngày nhận.",
        help_text="Ví dụ: nhập cả tập phiếu nộp hôm trước mà quên đổi ngày.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self):
        """The day that stands in the page, as its program wrote it."""
        try:
            return date.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            self.add_error(None, "Trang này không còn đúng. Xin mở lại trang rồi sửa ngày.")
            return None

    def refuse(self, reasons: dict[str, str]) -> None:
        """Puts each reason beside the field it belongs to."""
        for name, reason in reasons.items():
            self.add_error(name if name in self.fields else None, reason)
