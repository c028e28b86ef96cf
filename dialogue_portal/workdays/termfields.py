"""The form field of a term: a number of days, its unit, and its roll rule, side by side."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from dialogue_portal.workdays.terms import Term, TermSetting

UNITS = [("0", "ngày"), ("1", "ngày làm việc")]
# Short enough to be read whole on a telephone.
USUAL, KEPT = ("", "Gặp ngày nghỉ: theo thông lệ"), ("0", "Gặp ngày nghỉ: vẫn giữ")
# {whether the term is counted backward: the roll rules to choose from}
ROLLS = {
    False: [USUAL, ("1", "Gặp ngày nghỉ: ngày làm việc sau"), KEPT],
    True: [USUAL, ("1", "Gặp ngày nghỉ: ngày làm việc trước"), KEPT],
}
OUT_OF_REASON = "Xin ghi số ngày từ 1 đến 60, hoặc để trống."


def is_one(value: str) -> bool:
    """Whether "1" was chosen; the coercion of a yes-no choice."""
    return value == "1"


class TermWidget(forms.MultiWidget):
    """Three inputs, named <term>_days, <term>_working and <term>_rolls."""

    use_fieldset = True

    def __init__(self, usual: Term):
        self.usual = usual
        number = forms.NumberInput({"class": "term-days d-inline-block", "aria-label": "Số ngày"})
        unit = forms.Select(
            {"class": "form-select term-unit d-inline-block ms-2", "aria-label": "Đơn vị"}, UNITS
        )
        looks = {"class": "form-select term-roll", "aria-label": "Ngày cuối là ngày nghỉ"}
        roll = forms.Select(looks, ROLLS[usual.backward])
        super().__init__({"days": number, "working": unit, "rolls": roll})

    def decompress(self, value: TermSetting | None) -> list[int | str | None]:
        """The values of the three inputs; the unit shows the usual one where none is set."""
        term = value or TermSetting()
        working = self.usual.working if term.working is None else term.working
        return [term.days, str(int(working)), "" if term.rolls is None else str(int(term.rolls))]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Gives the whole the id of the number, so that an error leads to it."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["id"] = context["widget"]["subwidgets"][0]["attrs"].get("id", "")
        return context


class TermField(forms.MultiValueField):
    """The number, unit and roll rule of a term that is set, as a TermSetting; an empty one keeps the usual term."""

    def __init__(self, usual: Term, *, label: str, more: str = ""):
        number = forms.IntegerField(
            required=False,
            validators=[MinValueValidator(1, OUT_OF_REASON), MaxValueValidator(60, OUT_OF_REASON)],
            error_messages={"invalid": OUT_OF_REASON},
        )
        unit, roll = (
            forms.TypedChoiceField(choices=choices, coerce=is_one, empty_value=None, required=False)
            for choices in (UNITS, ROLLS[usual.backward])
        )
        super().__init__(
            [number, unit, roll],
            widget=TermWidget(usual),
            required=False,
            require_all_fields=False,
            label=label,
        )
        self.more = more
        self.keep(usual)

    def keep(self, usual: Term) -> None:
        """Sets the term that an empty field stands for."""
        self.widget.usual = usual
        counted = f"Tính {usual.counted}. Để trống: {usual.length}."
        self.help_text = f"{counted} {self.more}".strip()

    def compress(self, data_list: list[Any]) -> TermSetting:
        """The setting; a unit without a number says nothing."""
        days, working, rolls = data_list or (None, None, None)
        return TermSetting(days, working, rolls) if days else TermSetting(rolls=rolls)
