from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import ModelChoiceField

from dialogue_portal.formats.delicate import Concern, concerns_of
from dialogue_portal.forms.fields import TextField
from plans.models import Round
from plans.rounds.states import RoundState

LONGEST_QUESTION = 5000  # characters of one question
RECOGNISED = "Đã nhận ra người gửi bằng cách nào"
HOW_RECOGNISED = (
    "Ví dụ: gọi lại số điện thoại trong phiếu, người gửi đọc đúng địa chỉ và việc đã hỏi. "
    "Không ghi số căn cước."
)


class EitherField(TextField):
    """One of several fields of which at least one must be filled in.

    It may be left empty, but it is not labelled as optional: the form checks the fields together.
    """

    def validate(self, value):
        """Accepts an empty value, although the field is required."""


class UnnumberedField(TextField):
    """A text that is kept for long, or needs no identity number: one that is typed is refused."""

    def clean(self, value):
        """The tidy text; raises ValidationError where an identity number stands in it."""
        text = super().clean(value)
        if Concern.IDENTITY in concerns_of(text):
            raise ValidationError("Xin bỏ số căn cước khỏi ô này: không cần số ấy, và lời này được lưu lâu.")
        return text


class RoundField(ModelChoiceField):
    """A choice of rounds of all years; those of two plans that look the same have other labels."""

    def label_from_instance(self, round):
        """The round with the number of its plan, or the year of one without, and whether it is called off."""
        paper = round.plan.document
        named = f"kế hoạch số {paper.symbol_text}" if paper else "kế hoạch"
        cancelled = f", {round.get_state_display().lower()}" if round.is_called_off else ""
        return f"{round} ({named} năm {round.plan.year}{cancelled})"


def rounds_to_choose(authority):
    """The rounds of an authority that may have forms, with what their labels say, the latest first."""
    rounds = Round.objects.filter(authority=authority).select_related("plan__document")
    issued = rounds.filter(Q(plan__issued_on__isnull=False) | ~Q(state=RoundState.PLANNED))
    return issued.order_by("-planned_year", "-planned_month", "-held_on", "-pk")
