from datetime import date

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.forms.fields import DAY_HINT, DayField, HourField, TextField
from dialogue_portal.records.forms import StepForm
from plans.models import Plan, Round
from plans.rounds.dates import month_of
from plans.terms.in_force import registration_term


class MonthForm(StepForm):
    """A month and a year."""

    planned_month = forms.TypedChoiceField(
        label="Tháng dự kiến",
        choices=[("", "Chọn tháng"), *((month, f"Tháng {month}") for month in range(1, 13))],
        coerce=int,
        widget=forms.Select(attrs={"class": "w-short"}),
        error_messages={"required": "Xin chọn tháng dự kiến."},
    )
    planned_year = forms.IntegerField(
        label="Năm",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"class": "w-short"}),
        error_messages={
            "required": "Xin ghi năm.",
            "invalid": "Xin ghi năm bằng bốn chữ số, ví dụ 2026.",
            "min_value": "Xin ghi năm bằng bốn chữ số, ví dụ 2026.",
            "max_value": "Xin ghi năm bằng bốn chữ số, ví dụ 2026.",
        },
    )


class ReplanForm(MonthForm):
    """The month in which a round is planned."""

    def __init__(self, *args, subject: Round, **kwargs):
        initial = {"planned_month": subject.planned_month, "planned_year": subject.planned_year}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class AddRoundForm(MonthForm):
    """The month of a further round; `seen`, the number of rounds, refuses a form that is sent twice."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, subject: Plan, **kwargs):
        initial = {"planned_year": subject.year, "seen": subject.rounds.count()}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class DateForm(StepForm):
    """Day, hours and place of a round, filled with what was read from the plan; a past day is left out."""

    held_on = DayField(label="Ngày tổ chức", missing="Xin ghi ngày tổ chức.")
    starts_at = HourField(label="Bắt đầu lúc", missing="Xin ghi giờ bắt đầu.")
    ends_at = HourField(label="Kết thúc lúc", required=False)
    place = TextField(
        label="Địa điểm",
        max_length=250,
        missing="Xin ghi địa điểm tổ chức.",
        help_text="Ví dụ: Hội trường Ủy ban nhân dân xã.",
    )

    def __init__(self, *args, subject: Round, **kwargs):
        shown = ["place", "starts_at", "ends_at"]
        if subject.held_on and subject.held_on > localdate():
            shown.append("held_on")
        initial = {name: getattr(subject, name) for name in shown}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        length = registration_term(subject.plan).length
        self.fields["held_on"].help_text = (
            f"{DAY_HINT} Từ ngày mai trở đi, còn đủ {length} để người dân gửi phiếu. "
            "Khi lưu, hệ thống tính ngày cuối nhận phiếu."
        )
        # The calendar begins with the planned month, and says what each day would cost.
        planned = date(*month_of(subject, localdate()), 1)
        self.fields["held_on"].widget.attrs |= {
            "data-near": max(planned, localdate()).isoformat(),
            "data-costs": reverse("plans:day_costs", args=[subject.authority.slug, subject.pk]),
        }


class WritingForm(StepForm):
    """Why no conference takes place, and the paper that says so where there is one."""

    note = TextField(
        label="Lý do",
        rows=3,
        max_length=1500,
        missing="Xin ghi lý do để người dân biết.",
        help_text="Ví dụ: bão số 3, dịch bệnh. Người đã đăng ký và mọi người đọc nguyên văn.",
    )
    paper = TextField(
        label="Văn bản quyết định",
        max_length=120,
        required=False,
        help_text="Ví dụ: Công văn số 15/UBND-VP.",
    )
    decided_on = DayField(label="Ngày của văn bản", required=False)

    def clean(self):
        """The paper and its day are read with the reason."""
        note, paper = self.cleaned_data.get("note", "").strip(), self.cleaned_data.pop("paper", "").strip()
        decided_on = self.cleaned_data.pop("decided_on", None)
        if decided_on and not paper:
            self.add_error("paper", "Xin ghi văn bản của ngày này, hoặc bỏ trống ngày.")
        if note and paper:
            day = f" ngày {decided_on:%d/%m/%Y}" if decided_on else ""
            self.cleaned_data["note"] = f"{note.rstrip('.')} (theo {paper}{day})."
        return self.cleaned_data


class MoveForm(DateForm):
    """Another date for a round, with the reason that registered people read."""

    note = TextField(
        label="Lý do",
        rows=3,
        max_length=2000,
        required=False,
        help_text="Người đã đăng ký sẽ đọc nguyên văn.",
    )
