"""The tick for a last day on a day off: hidden until there is a doubt, and good only for the day it was shown with."""

from datetime import date

from django import forms

from dialogue_portal.workdays.last_days import LastDay


class MeantDayField(forms.CharField):
    """The day (ISO) that was ticked; a hidden field while there is nothing to tick."""

    def __init__(self) -> None:
        super().__init__(label="Vẫn giữ ngày nghỉ này", required=False, widget=forms.HiddenInput)


def meant_day(form: forms.Form, name: str, ticked: str, day: date, found: LastDay) -> bool:
    """Whether the day was ticked in spite of its doubt; where it was not, the field `name` becomes a box to tick."""
    if not found.doubt:
        return False
    if ticked == day.isoformat():
        return True
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data.pop(name, None)  # type: ignore[attr-defined]
    form.fields[name].widget = forms.CheckboxInput(attrs={"value": day.isoformat()})
    return False
