"""The forms in which days off are entered: one day, a swap, a file."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate

from dialogue_portal.daysoff import rules
from dialogue_portal.daysoff.changes import CalendarChange
from dialogue_portal.daysoff.filetext import LARGEST_FILE, NotDays
from dialogue_portal.daysoff.reading import as_table, read_days, years_to_read
from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.workdays.models import DayOff, DayOffKind

EARLIEST, LATEST = 2000, 2100


class ChangeForm(forms.Form):
    """A change of the calendar; once the form is valid, `change` is what would be stored."""

    change: CalendarChange

    scope = forms.ChoiceField(label="Áp dụng cho", choices=[], widget=forms.RadioSelect)
    official = forms.TypedChoiceField(
        label="Mức chắc chắn",
        choices=[("1", "Đã công bố chính thức"), ("0", "Mới là dự kiến")],
        coerce=lambda value: value == "1",
        initial="1",
        widget=forms.RadioSelect,
    )
    source = TextField(
        label="Văn bản căn cứ",
        max_length=200,
        required=False,
        help_text="Số, ký hiệu và ngày của văn bản, nếu có.",
    )

    def __init__(self, *args, authority, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.authority = authority
        scopes = [("own", f"Riêng {authority.short_name}")]
        if rules.may_enter_national(user):
            scopes = [("national", "Cả nước"), *scopes]
        scope = cast(forms.ChoiceField, self.fields["scope"])
        scope.choices = scopes
        # A day for the whole country moves everybody's deadlines: it must be chosen, it is never preset.
        scope.initial = "own"
        self.order_fields(
            [*(name for name in self.fields if name not in ChangeForm.base_fields), "scope", "official"]
        )

    @property
    def whose(self):
        """The authority the days are entered for; None is the whole country."""
        return None if self.cleaned_data["scope"] == "national" else self.authority

    def day_off(self, day, kind, name):
        """A day off, not stored, with what the form says of all its days."""
        return DayOff(
            date=day,
            kind=kind,
            name=name,
            authority=self.whose,
            official=self.cleaned_data["official"],
            source=self.cleaned_data["source"],
        )

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.change = CalendarChange(
                self.whose, tuple(self.days()), named_again=tuple(self.named_again())
            )
            for row in self.change.entered:
                if not EARLIEST <= row.date.year <= LATEST:
                    self.add_error(None, f"Ngày {row.date:%d/%m/%Y} không hợp lý. Xin xem lại năm.")
        return cleaned

    def days(self):
        """The days of the valid form."""
        raise NotImplementedError

    def named_again(self):
        """The days that it names twice, with the name that is not kept."""
        return ()


class DayForm(ChangeForm):
    """One day off or make-up day."""

    date = DayField(label="Ngày", missing="Xin ghi ngày.")
    kind = forms.ChoiceField(
        label="Loại", choices=DayOffKind.choices, initial=DayOffKind.OFF, widget=forms.RadioSelect
    )
    name = TextField(label="Lý do", max_length=120, missing="Xin ghi lý do, ví dụ «Quốc khánh».")

    def days(self):
        """The one day."""
        return [self.day_off(self.cleaned_data["date"], self.cleaned_data["kind"], self.cleaned_data["name"])]


class SwapForm(ChangeForm):
    """A day off that is swapped for a make-up day; one document says both."""

    off = DayField(label="Ngày được nghỉ", missing="Xin ghi ngày được nghỉ.")
    worked = DayField(label="Ngày làm bù", missing="Xin ghi ngày làm bù.")
    name = TextField(
        label="Lý do", max_length=100, missing="Xin ghi lý do, ví dụ «Nghỉ hoán đổi dịp Quốc khánh»."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        source.required, source.help_text = True, "Số, ký hiệu và ngày của văn bản cho hoán đổi."
        source.error_messages["required"] = "Xin ghi văn bản cho hoán đổi ngày làm việc."

    def clean(self):
        off, worked = self.cleaned_data.get("off"), self.cleaned_data.get("worked")
        if off and off == worked:
            self.add_error("worked", "Ngày làm bù phải khác ngày được nghỉ.")
        if off and off.weekday() >= 5:
            self.add_error("off", "Ngày này vốn là thứ Bảy hoặc Chủ nhật, không cần hoán đổi.")
        if worked and worked.weekday() < 5:
            self.add_error("worked", "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.")
        return super().clean()

    def days(self):
        """The day off and its make-up day."""
        off, worked = self.cleaned_data["off"], self.cleaned_data["worked"]
        return [
            self.day_off(off, DayOffKind.OFF, self.cleaned_data["name"]),
            self.day_off(worked, DayOffKind.MAKE_UP, f"Làm bù cho ngày {off:%d/%m/%Y}"),
        ]


class DaysFileForm(ChangeForm):
    """Days from a file; the preview carries them on in `text`, so that nobody has to choose the file again."""

    file = forms.FileField(
        label="Tệp lịch nghỉ",
        help_text="Tệp .ics, hoặc .csv mỗi dòng một ngày: ngày, lý do. Ngày có chữ «làm bù» là ngày làm bù. "
        "Sự kiện lặp lại hằng năm được đọc cho năm nay và hai năm sau.",
        widget=forms.FileInput(attrs={"accept": ".ics,.csv,.txt"}),
        error_messages={
            "required": "Xin chọn tệp lịch nghỉ.",
            "empty": "Tệp này không có nội dung. Xin chọn tệp khác.",
        },
    )
    text = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("text")

    def clean(self):
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text")
        content = file.read(LARGEST_FILE + 1) if file else text.encode() if text else b""
        try:
            self.found = read_days(content, years=years_to_read(localdate())) if content else []
            shown_again = QueryDict(mutable=True)
            shown_again.update(self.data)
            shown_again["text"] = as_table(self.found)
            self.data = shown_again
        except NotDays as error:
            self.add_error("file", str(error))
        return super().clean()

    def days(self):
        """The days that were read from the file."""
        return [self.day_off(day.date, day.kind, day.name) for day in self.found]

    def named_again(self):
        """The days that stand twice in the file."""
        return [(day.date, name) for day in self.found for name in day.also]
